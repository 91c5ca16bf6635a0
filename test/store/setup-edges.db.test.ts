import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { parseClientId } from "../../src/domain/ids.ts";
import { mayMove, storedNames, type StoredName } from "../../src/domain/onboarding/edges.ts";
import { insertClient, keepTestCall } from "../../src/store/clients.ts";
import { addNumber, assignNumber } from "../../src/store/numbers.ts";
import { callFrom, noon, openInboxBench, phone, type InboxBench } from "./inbox-bench.ts";

const id = parseClientId("client_ann") ?? assert.fail();
const number = phone("+441632960100");
const begun = { open: { is: "whatever" }, agreed_at: noon.toString() };

let bench: InboxBench;
let app: pg.Client;

/** A client that has everything but a test call, and the application's own login, as psql would have it. */
before(async () => {
  bench = await openInboxBench();
  const said = {
    businessName: "Reed Plumbing",
    ownerName: "Ann",
    trade: "plumber",
    timeZone: "Europe/London",
    agreedBy: "Ann",
  };
  const ownerPhone = phone("+447700900600");
  await bench.store.withTenant(id, (tx) => insertClient(tx, { id, ownerPhone, ...said }, noon));
  await bench.store.withoutTenant((db) => addNumber(db, number, "OPERATIONAL", null, noon));
  assert.equal(await bench.store.withTenant(id, (tx) => assignNumber(tx, number, id, noon)), null);
  app = new pg.Client({ connectionString: bench.database.appUrl });
  await app.connect();
  await app.query("SELECT set_config('jobrun.tenant', $1, false)", [id]);
});
after(async () => {
  await app.end();
  await bench.close();
});

/** The row as it would be after whatever way led there; the trigger asks of steps alone. */
async function stand(at: StoredName, fields: object = begun): Promise<void> {
  await bench.root.query(
    "DELETE FROM onboarding_states; ALTER TABLE onboarding_states DISABLE TRIGGER onboarding_states_edges",
  );
  await bench.root.query(
    `INSERT INTO onboarding_states (id, updated_at, "clientId", current_state, collected_fields) VALUES ('setup', now(), $1, $2, $3)`,
    [id, at, fields],
  );
  await bench.root.query("ALTER TABLE onboarding_states ENABLE TRIGGER onboarding_states_edges");
}

/** Whether the database lets the application do that; nothing of it stays. */
async function tries(statement: string, values: readonly unknown[] = [], first = "SELECT 1"): Promise<boolean> {
  await app.query("BEGIN");
  await app.query(first);
  const answer = await app.query(statement, [...values]).then(
    ({ rowCount }) => rowCount === 1,
    (error: unknown) => {
      assert.ok(error instanceof pg.DatabaseError && error.code === "23514", String(error));
      return false;
    },
  );
  await app.query("ROLLBACK");
  return answer;
}

const move = (to: StoredName, first?: string) => tries("UPDATE onboarding_states SET current_state = $1", [to], first);
const release = `SELECT release_number('${number}', '${id}', '${noon.toString()}')`;

describe("of the hundred pairs of a set-up's states", () => {
  it("the database lets the application go through those that the domain's table has, and refuses every other", async () => {
    let asked = 0;
    for (const from of storedNames) {
      await stand(from);
      for (const to of storedNames) {
        asked += 1;
        assert.equal(await move(to), mayMove(from, to), `${from} to ${to}`);
      }
    }
    assert.equal(asked, 100);
  });

  it("none leads to the phone, the divert or the test call without an agreement and a number", async () => {
    for (const from of storedNames) {
      for (const to of ["S6_PHONE_TYPE", "S7_FWD_SENT", "S8_FWD_CONFIRM"] as const) {
        if (from === to) continue;
        await stand(from, { ...begun, agreed_at: null });
        assert.equal(await move(to), false, `${from} to ${to}, not agreed`);
      }
    }
    await stand("S5_CONFIRM_LIVE");
    assert.equal(await move("S6_PHONE_TYPE"), true);
    assert.equal(await move("S6_PHONE_TYPE", release), false);
  });

  it("those of the predecessor's, on which no step was taken, lead to where a set-up begins", async () => {
    for (const from of storedNames) {
      await stand(from, { business_type: "plumber" });
      for (const to of storedNames) {
        const moved = tries("UPDATE onboarding_states SET current_state = $1, collected_fields = $2", [to, begun]);
        assert.equal(await moved, from === to || mayMove(null, to), `${from} to ${to}`);
      }
    }
  });

  it("none is walked round by making a set-up one of the predecessor's again", async () => {
    await stand("S5_CONFIRM_LIVE");
    assert.equal(await tries(`UPDATE onboarding_states SET collected_fields = collected_fields - 'open'`), false);
    assert.equal(await tries(`UPDATE onboarding_states SET collected_fields = '{}'`), false);
  });

  it("none is walked round by beginning somewhere else", async () => {
    const begin = (state: StoredName) =>
      tries("SELECT begin_setup('client_new', 'new', '+447700900601', $1, $2, '{}', $3)", [
        state,
        begun,
        noon.toString(),
      ]);
    await app.query("SELECT set_config('jobrun.tenant', 'client_jobrun', false)");
    for (const state of storedNames) assert.equal(await begin(state), mayMove(null, state), state);
    await app.query("SELECT set_config('jobrun.tenant', $1, false)", [id]);
  });
});

describe("a set-up is COMPLETE", () => {
  const complete = async () => {
    const { rows } = await app.query<{ missing: readonly string[] }>(
      "SELECT complete_onboarding($1, $2) AS missing, count(*) FROM onboarding_states GROUP BY 1",
      [id, noon.toString()],
    );
    return rows[0]?.missing;
  };
  const state = async () => {
    const { rows } = await app.query<{ state: StoredName }>("SELECT current_state AS state FROM onboarding_states");
    return rows[0]?.state;
  };

  it("for no client that is live in another way than by proof", async () => {
    await stand("S8_FWD_CONFIRM");
    const livens = (because: string | null) =>
      bench.root.query(`UPDATE clients SET "onboardingComplete" = $2, "liveBecause" = $3 WHERE id = $1`, [
        id,
        because !== null,
        because,
      ]);
    await livens("grandfathered");
    assert.equal(await move("COMPLETE"), false);
    await livens(null);
    assert.deepEqual(await complete(), ["test_call"]);
    assert.equal(await state(), "S8_FWD_CONFIRM");
  });

  it("from wherever it stands once complete_onboarding() finds nothing missing, and by that alone", async () => {
    const call = callFrom("+447700900500", number, "CA1");
    await bench.store.insertEvents([call], noon.add({ minutes: 1 }));
    const { rows } = await bench.root.query<{ id: string }>("SELECT id FROM inbox WHERE key = $1", [call.key]);
    await bench.store.withTenant(id, (tx) => keepTestCall(tx, id, rows[0]?.id ?? "", noon));
    for (const from of storedNames.filter((each) => each !== "COMPLETE")) {
      await stand(from);
      assert.equal(await move("COMPLETE"), false);
      await app.query("BEGIN");
      assert.deepEqual(await complete(), []);
      assert.equal(await state(), "COMPLETE", from);
      for (const to of storedNames.filter((each) => each !== "COMPLETE")) {
        await app.query("SAVEPOINT before");
        await assert.rejects(app.query("UPDATE onboarding_states SET current_state = $1", [to]), { code: "23514" });
        await app.query("ROLLBACK TO before");
      }
      await app.query("ROLLBACK");
    }
  });
});
