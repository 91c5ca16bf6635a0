import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { billingRules, billingStates, type BillingState } from "../../src/domain/billing.ts";
import { parseClientId, type ClientId } from "../../src/domain/ids.ts";
import { endTrial, readBilling } from "../../src/store/billing.ts";
import { noon, openInboxBench, type InboxBench } from "./inbox-bench.ts";

let bench: InboxBench;
let made = 0;
let id: ClientId;

before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());
beforeEach(async () => {
  id = await newClient(`+447700900${String(100 + made)}`);
});

async function newClient(ownerPhone: string): Promise<ClientId> {
  const fresh = parseClientId(`client_${(made += 1)}`) ?? assert.fail();
  await bench.root.query(
    `INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneE164") VALUES ($1, now(), 'Reed', 'UK', $2)`,
    [fresh, ownerPhone],
  );
  return fresh;
}

/** As a function of the owner's would ask for it. */
async function move(to: string, at = noon, from: string | null = null): Promise<void> {
  await bench.root.query("SELECT set_config('jobrun.tenant', $1, false)", [id]);
  await bench.root.query(`SELECT move_billing($1, $2, $3, 'because', 'a test', $4)`, [id, from, to, at.toString()]);
}

const pathTo: Readonly<Record<BillingState, readonly BillingState[]>> = {
  not_begun: [],
  trial: ["trial"],
  lapsed: ["lapsed"],
  paying: ["paying"],
  past_due: ["paying", "past_due"],
  canceled: ["paying", "canceled"],
};

async function bring(state: BillingState): Promise<void> {
  for (const step of pathTo[state]) await move(step);
  // Who lapsed had a trial: its row says so.
  if (state === "lapsed") await bench.root.query(`UPDATE clients SET "trialUsedAt" = now() WHERE id = $1`, [id]);
}

const read = () => bench.store.withTenant(id, (tx) => readBilling(tx, id));
const end = (at: Temporal.Instant, whose = id) => bench.store.withTenant(whose, (tx) => endTrial(tx, id, at));
const days = (count: number) => noon.add({ hours: 24 * count });

async function rowsOf(sql: string): Promise<readonly unknown[]> {
  return (await bench.root.query(sql, [id])).rows;
}
const columns = async () =>
  (
    await rowsOf(`SELECT "billingStatus"::text AS status, "paymentActive" AS pays, "trialUsedAt" IS NOT NULL AS used,
      "pastDueSince" IS NOT NULL AS due FROM clients WHERE id = $1`)
  )[0];
const timers = () => rowsOf(`SELECT kind, subject, "dueAt"::text AS due FROM timers WHERE "clientId" = $1`);

describe("whether a client pays", () => {
  it("moves by one table, the same in the domain and in the database", async () => {
    for (const from of billingStates) {
      for (const to of billingStates) {
        const { rows } = await bench.root.query<{ may: boolean }>("SELECT billing_may_move($1, $2) AS may", [from, to]);
        assert.equal(rows[0]?.may, billingRules[from].next.includes(to), `${from} ${to}`);
      }
    }
  });

  for (const from of billingStates) {
    it(`does not go from ${from} where the table does not lead, and then nothing has changed`, async () => {
      await bring(from);
      const stood = await columns();
      for (const to of [...billingStates, "nonsense"]) {
        if (billingStates.some((state) => state === to && billingRules[from].next.includes(state))) continue;
        await assert.rejects(move(to), { code: "23514" }, `${from} ${to}`);
      }
      await assert.rejects(move("not_begun"), { code: "23514" });
      assert.deepEqual(await columns(), stood);
      assert.equal((await read())?.state, from);
    });
  }

  it("is written in the predecessor's columns by one function alone", async () => {
    const { rows } = await bench.root.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace
         AND prosrc ~ 'SET\\s[^;]*"(billingStatus|paymentActive|trialUsedAt|trialEndsAt|pastDueSince)"\\s*='`,
    );
    assert.deepEqual(rows, [{ name: "move_billing" }]);
  });

  it("stands in the predecessor's columns as they are documented", async () => {
    const at = async (to: BillingState) => {
      await move(to);
      return columns();
    };
    assert.deepEqual(await columns(), { status: "none", pays: false, used: false, due: false });
    assert.deepEqual(await at("trial"), { status: "trial", pays: false, used: true, due: false });
    assert.deepEqual(await at("lapsed"), { status: "none", pays: false, used: true, due: false });
    assert.deepEqual(await at("paying"), { status: "active", pays: true, used: true, due: false });
    assert.deepEqual(await at("past_due"), { status: "past_due", pays: false, used: true, due: true });
    assert.deepEqual(await at("paying"), { status: "active", pays: true, used: true, due: false });
    assert.deepEqual(await at("canceled"), { status: "canceled", pays: false, used: true, due: false });
  });

  it("is audited at each move, with who and why", async () => {
    await move("trial");
    assert.deepEqual(await rowsOf(`SELECT what, who, why FROM audit WHERE "clientId" = $1`), [
      { what: "billing: not_begun to trial", who: "a test", why: "because" },
    ]);
  });

  it("is nobody's to move in another tenant's transaction", async () => {
    await bench.root.query("SELECT set_config('jobrun.tenant', 'client_jobrun', false)");
    const other = bench.root.query(`SELECT move_billing($1, NULL, 'paying', 'because', 'me', now())`, [id]);
    await assert.rejects(other, { code: "P0002" });
  });
});

describe("a trial", () => {
  it("is as long as the house says, and its first timer is due a day before its end", async () => {
    await bench.root.query(`UPDATE platform SET "trialDays" = 14`);
    await move("trial");
    await bench.root.query(`UPDATE platform SET "trialDays" = 7`);
    assert.equal((await read())?.trialEndsAt?.toString(), days(14).toString());
    assert.deepEqual(await timers(), [{ kind: "trial", subject: "before", due: "2026-12-06 12:00:00+00" }]);
  });

  it("goes on a moment before its end, ends at it, once, and only for its own client", async () => {
    await move("trial");
    assert.equal(await end(days(7).subtract({ milliseconds: 1 })), false);
    assert.equal(await end(days(7), await newClient(`+447700900${String(500 + made)}`)), false);
    assert.equal((await read())?.state, "trial");
    assert.equal(await end(days(7)), true);
    assert.equal((await read())?.state, "lapsed");
    assert.equal(await end(days(8)), false);
  });

  it("is one of a phone: who begins again within it goes on with what is left", async () => {
    const phone = await closeIt("trial");
    id = await newClient(phone);
    await move("trial", days(5));
    assert.deepEqual(
      { ...(await read()), trialEndsAt: String((await read())?.trialEndsAt) },
      {
        state: "trial",
        trialEndsAt: days(7).toString(),
      },
    );
    assert.deepEqual(await timers(), [{ kind: "trial", subject: "before", due: "2026-11-29 12:00:00+00" }]);
  });

  it("is over for a phone whose trial is over, though nothing of the earlier client knows that phone any more", async () => {
    const phone = await closeIt("trial");
    await bench.root.query(`UPDATE clients SET "phoneE164" = NULL, "phoneNumber" = NULL WHERE id = $1`, [id]);
    id = await newClient(phone);
    await move("trial", days(7));
    assert.equal((await read())?.state, "lapsed");
    assert.deepEqual(await timers(), [{ kind: "trial", subject: "used", due: "2026-11-30 12:00:00+00" }]);
  });

  it("is remembered by a hash, which names neither phone nor client", async () => {
    const phone = await closeIt("trial");
    const { rows } = await bench.root.query<{ said: string }>("SELECT string_agg(t::text, ' ') AS said FROM trials t");
    assert.ok(!(rows[0]?.said ?? assert.fail()).includes(phone.slice(3)));
    assert.ok(!(rows[0]?.said ?? "").includes(id));
  });

  it("of a business taken over begins whatever its old row says", async () => {
    await move("paying");
    await move("trial", noon, "not_begun");
    assert.equal((await read())?.state, "trial");
  });
});

async function closeIt(state: BillingState): Promise<string> {
  await move(state);
  const [row] = (
    await bench.root.query<{ phone: string }>(
      `UPDATE clients SET "closedAt" = now() WHERE id = $1 RETURNING "phoneE164" AS phone`,
      [id],
    )
  ).rows;
  return row?.phone ?? assert.fail();
}
