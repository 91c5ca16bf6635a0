import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { Client } from "pg";
import type { Phone } from "../../src/domain/phone.ts";
import { ask, isPermit } from "../../src/gate/system-gate.ts";
import { optIn, optOut } from "../../src/store/opt-outs.ts";
import { until } from "../support/until.ts";
import { mobile, noon, openGateBench, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

const person = mobile(1);
const denied = { code: "42501" };

let bench: GateBench;
let client: LiveClient;
let other: LiveClient;
let events = 0;
let slots = 0;

before(async () => {
  bench = await openGateBench();
  other = await bench.liveClient();
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

/** An event of the inbox; by default a text of this person to this client. Answers with its id. */
async function event(
  from: Phone = person,
  { kind = "text_arrived", of = client.id, body = "START" } = {},
): Promise<string> {
  events += 1;
  const id = `event_${events}`;
  await bench.root.query(
    `INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt")
     VALUES ($1, $2, nextval('inbox_seq'), $2, $3, 'OPERATIONAL', '', '', jsonb_build_object('from', $4::text, 'body', $5::text), 'webhook', now())`,
    [of, id, kind, from, body],
  );
  return id;
}

async function stop(phone = person, of = client): Promise<void> {
  const said = { clientId: of.id, phone, source: "keyword", words: "STOP", eventId: null } as const;
  await bench.store.withTenant(of.id, (tx) => optOut(tx, said, noon));
}

const start = (eventId: string, phone = person) =>
  bench.store.withTenant(client.id, (tx) => optIn(tx, client.id, phone, eventId, noon));

async function refusal(phone = person, of = client): Promise<string | null> {
  slots += 1;
  const answer = await bench.store.withTenant(of.id, (tx) =>
    ask(tx, requestOf(of, phone, { slot: `slot ${slots}` }), noon),
  );
  return isPermit(answer) ? null : answer.refused;
}

type Entry = { readonly phone: string | null; readonly cleared: boolean; readonly clearedBy: string | null };

async function entries(): Promise<readonly Entry[]> {
  const { rows } = await bench.root.query<Entry>(
    `SELECT phone, "clearedAt" IS NOT NULL AS cleared, "clearedBy" FROM opt_outs WHERE "clientId" = $1 ORDER BY id`,
    [client.id],
  );
  return rows;
}

describe("a person who opted out", () => {
  it("is refused by that client from then on, and by no other client", async () => {
    await stop();
    assert.deepEqual(
      [await refusal(), await refusal(person, other), await refusal(mobile(2))],
      ["opted_out", null, null],
    );
  });

  it("is refused still after phone and words were erased, and START from that phone undoes it", async () => {
    await stop();
    await bench.root.query(`UPDATE opt_outs SET phone = NULL, words = NULL WHERE "clientId" = '${client.id}'`);
    assert.equal(await refusal(), "opted_out");
    assert.equal(await refusal(mobile(2)), null);
    const text = await event();
    await start(text);
    assert.equal(await refusal(), null);
    assert.deepEqual(await entries(), [{ phone: null, cleared: true, clearedBy: text }]);
  });

  it("is on the ledger once, however often they say so", async () => {
    await stop();
    await stop();
    assert.equal((await entries()).length, 1);
  });

  it("stays on the ledger after they came back, and is on it twice after they left again", async () => {
    await stop();
    const text = await event();
    await start(text);
    await stop();
    assert.equal(await refusal(), "opted_out");
    assert.deepEqual(await entries(), [
      { phone: person, cleared: true, clearedBy: text },
      { phone: person, cleared: false, clearedBy: null },
    ]);
  });

  it("is brought back by a START of their own alone", async () => {
    await stop();
    const genuine = await event();
    const strange: Readonly<Record<string, string>> = {
      "somebody else's text": await event(mobile(2)),
      "another text of theirs": await event(person, { body: "STOP" }),
      "a text of theirs that only begins with it": await event(person, { body: "start at nine please" }),
      "a call of theirs": await event(person, { kind: "call_arrived" }),
      "the status of a text to them": await event(person, { kind: "text_status" }),
      "their text to another client": await event(person, { of: other.id }),
      "a text of theirs that only holds the word": await event(person, { body: "please do not start" }),
      "no event at all": "event_none",
    };
    for (const [what, id] of Object.entries(strange))
      await assert.rejects(start(id), { ...denied, message: /is no START of this person/ }, what);
    assert.equal(await refusal(), "opted_out");
    await start(genuine);
    assert.equal(await refusal(), null);
  });

  it("came back by the first text that said so, which a later one does not write over", async () => {
    await stop();
    const [first, second] = [await event(), await event()];
    await start(first);
    await start(second);
    assert.deepEqual(await entries(), [{ phone: person, cleared: true, clearedBy: first }]);
  });

  it("is brought back to one client only, and nobody else with them", async () => {
    await stop();
    await stop(mobile(2));
    await stop(person, other);
    await start(await event());
    assert.deepEqual(
      [await refusal(), await refusal(mobile(2)), await refusal(person, other)],
      [null, "opted_out", "opted_out"],
    );
    await bench.root.query(`DELETE FROM opt_outs WHERE "clientId" = '${other.id}'`);
  });

  it("is on the ledger of no other tenant than the caller's, and off none", async () => {
    const text = await event(person, { of: other.id });
    const refusedHere = { ...denied, message: /an opt-out of another tenant/ };
    const asOurs = async (call: string) => {
      await bench.root.query("BEGIN; SET LOCAL ROLE jobrun_app");
      try {
        await bench.root.query("SELECT set_config('jobrun.tenant', $1, true)", [client.id]);
        await bench.root.query(`SELECT ${call}`);
      } finally {
        await bench.root.query("ROLLBACK");
      }
    };
    await assert.rejects(
      asOurs(`opt_out('${other.id}', 'o', '${person}', 'keyword', 'STOP', NULL, now())`),
      refusedHere,
    );
    await assert.rejects(asOurs(`opt_in('${other.id}', '${person}', '${text}', now())`), refusedHere);
  });

  it("waits for a claim of a text to them that is under way", async () => {
    const claim = new Client({ connectionString: bench.database.superuserUrl });
    await claim.connect();
    await claim.query(
      `BEGIN; SELECT pg_advisory_xact_lock_shared(hashtextextended('customer:${client.id}:${person}', 0))`,
    );
    let over = false;
    const stopping = stop().then(() => (over = true));
    await until("the opt-out waits", async () => {
      const { rows } = await bench.root.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'",
      );
      return over || rows.length > 0;
    });
    assert.equal(over, false, "it did not wait");
    await claim.query("COMMIT");
    await stopping;
    await claim.end();
    assert.equal(await refusal(), "opted_out");
  });
});

describe("the key by which a person is found", () => {
  it("is read by nobody, and nobody hashes with it", async () => {
    for (const role of ["jobrun_app", "jobrun_operator", "jobrun_readonly", "jobrun_claim"]) {
      const { rows } = await bench.root.query(
        `SELECT has_table_privilege($1, 'house_key', 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') AS reads,
           has_any_column_privilege($1, 'house_key', 'SELECT, UPDATE') AS columns,
           has_function_privilege($1, 'person_hash(text, text)', 'EXECUTE') AS hashes`,
        [role],
      );
      assert.deepEqual(rows, [{ reads: false, columns: false, hashes: false }], role);
    }
  });

  it("is one of chance for each installation, and gives each client another hash of the same person", async () => {
    const { rows } = await bench.root.query<{ bits: number; hashes: number }>(
      `SELECT length(key) * 8 AS bits, (SELECT count(DISTINCT hash)::int FROM (VALUES
         (person_hash('a', '+447700900001')), (person_hash('b', '+447700900001')), (person_hash('a', '+447700900002')),
         (encode(sha256('a +447700900001'), 'hex'))) all_of (hash)) AS hashes FROM house_key`,
    );
    assert.deepEqual(rows, [{ bits: 256, hashes: 4 }]);
  });
});
