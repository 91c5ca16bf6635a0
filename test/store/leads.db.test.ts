import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { type ClientId, parseClientId } from "../../src/domain/ids.ts";
import { nothingSaid } from "../../src/domain/lead-facts.ts";
import { type LeadCause, leadStates, mayFollow, type OpenState } from "../../src/domain/lead-state.ts";
import { lockConversation } from "../../src/store/conversations.ts";
import { customerOf } from "../../src/store/customers.ts";
import { findLead, type Lead, moveLead, openLeads, saveLead } from "../../src/store/leads.ts";
import { noon, openInboxBench, phone, type InboxBench } from "./inbox-bench.ts";

const ann = phone("+447700900001");
const number = phone("+441632960001");
const facts = { ...nothingSaid, job: "a leak", postcode: "LS1 4AP" };

let bench: InboxBench;
let id: ClientId;
let made = 0;

before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());
beforeEach(async () => {
  const parsed = parseClientId(`client_${(made += 1)}`);
  assert.ok(parsed !== null);
  id = parsed;
  await bench.root.query(
    `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ($1, now(), 'Reed', 'UK')`,
    [id],
  );
});

const event = (place: number): LeadCause => ({ kind: "event", id: `event_${place}` });
const words = (place: number): LeadCause => ({ kind: "owner_text", id: `text_${place}` });

function save(state: OpenState, cause: LeadCause, enquiry = 1): Promise<number> {
  return bench.store.withTenant(id, async (tx) => {
    const customerId = await customerOf(tx, id, ann, noon);
    const { id: conversationId } = await lockConversation(tx, id, customerId, number, noon);
    return saveLead(tx, { clientId: id, customerId, conversationId, enquiry }, { facts, state }, cause, noon);
  });
}

async function leadOf(shortNumber: number): Promise<Lead> {
  const lead = await bench.store.withTenant(id, (tx) => findLead(tx, id, shortNumber));
  assert.ok(lead !== null);
  return lead;
}

const change = (lead: Lead, move: Parameters<typeof moveLead>[2], cause: LeadCause) =>
  bench.store.withTenant(id, (tx) => moveLead(tx, { clientId: id, ...lead }, move, cause, noon));

async function changes(): Promise<readonly string[]> {
  const { rows } = await bench.root.query<{ line: string }>(
    `SELECT concat_ws(' ', coalesce("fromState"::text, '-'), "toState", ended, "wonPence", "causeId") AS line
     FROM lead_changes WHERE "clientId" = $1 ORDER BY "leadId", place`,
    [id],
  );
  return rows.map(({ line }) => line);
}

describe("the states of a lead", () => {
  it("are refused by the database where the domain knows no such step, and allowed where it does", async () => {
    for (const [at, from] of leadStates.entries()) {
      for (const to of leadStates.filter((each) => each !== from)) {
        for (const cause of ["event", "owner_text"] as const) {
          const ended = (state: string) => (state === "CLOSED" ? `'lost'` : "NULL");
          await bench.root.query("BEGIN");
          await bench.root.query("SELECT set_config('jobrun.tenant', $1, true)", [id]);
          await bench.root.query(
            `INSERT INTO customers (id, "updatedAt", "clientId", phone) VALUES ('c', now(), $1, '')`,
            [id],
          );
          await bench.root.query(
            `INSERT INTO leads (id, "updatedAt", "clientId", "customerId", state, ended, "causeKind", "causeId", "movedAt")
             VALUES ('lead_${at}', now(), $1, 'c', '${from}', ${ended(from)}, 'event', 'before', now())`,
            [id],
          );
          const stepped = bench.root.query(
            `UPDATE leads SET state = '${to}', ended = ${ended(to)}, "causeKind" = '${cause}', "causeId" = 'now' WHERE id = 'lead_${at}'`,
          );
          const answer = await stepped.then(
            () => true,
            () => false,
          );
          await bench.root.query("ROLLBACK");
          assert.equal(answer, mayFollow(from, to, cause), `${from} to ${to} by ${cause}`);
        }
      }
    }
  });

  it("do not change without a cause of their own", async () => {
    const shortNumber = await save("NEEDS_INFO", event(1));
    const lead = await leadOf(shortNumber);
    await assert.rejects(change(lead, { to: "QUALIFIED" }, event(1)), /without a cause of its own/);
  });

  it("are kept one by one with what moved it, which the application cannot write", async () => {
    const shortNumber = await save("NEEDS_INFO", event(1));
    await save("QUALIFIED", event(2));
    await save("QUALIFIED", event(3));
    assert.equal(await change(await leadOf(shortNumber), { ended: "won", pence: 24_000 }, words(4)), "moved");
    assert.equal(await change(await leadOf(shortNumber), { to: "QUALIFIED" }, event(5)), "refused");
    assert.equal(await change(await leadOf(shortNumber), { to: "QUALIFIED" }, words(6)), "moved");
    assert.deepEqual(await changes(), [
      "- NEEDS_INFO event_1",
      "NEEDS_INFO QUALIFIED event_2",
      "QUALIFIED CLOSED won 24000 text_4",
      "CLOSED QUALIFIED text_6",
    ]);
    for (const statement of [
      `INSERT INTO lead_changes VALUES ('${id}', 'lead', 9, NULL, 'NEW', NULL, NULL, 'event', 'event_9', now())`,
      "UPDATE lead_changes SET place = 9",
      "DELETE FROM lead_changes",
    ]) {
      const work = bench.store.withTenant(id, (tx) => sql.raw(statement).execute(tx));
      await assert.rejects(work, /permission denied/);
    }
  });

  it("end with how: a closed lead says so, and an open one does not", async () => {
    await save("QUALIFIED", event(1));
    for (const set of [`state = 'CLOSED', "causeId" = 'x'`, `ended = 'lost'`]) {
      await assert.rejects(
        bench.root.query(`UPDATE leads SET ${set} WHERE "clientId" = $1`, [id]),
        /leads_closed_is_ended/,
      );
    }
  });
});

describe("the leads of one customer", () => {
  it("are one an enquiry, each with its own number, and the owner sees those that have not ended", async () => {
    const [first, second] = [await save("QUALIFIED", event(1)), await save("NEEDS_INFO", event(2), 2)];
    assert.deepEqual([first, second, await save("QUALIFIED", event(3), 2)], [1, 2, 2]);
    assert.equal(await change(await leadOf(1), { ended: "lost" }, words(4)), "moved");
    const open = await bench.store.withTenant(id, (tx) => openLeads(tx, id, 10));
    assert.deepEqual(
      open.map((lead) => [lead.number, lead.state, lead.job, lead.where, lead.phone]),
      [[2, "QUALIFIED", "a leak", "LS1 4AP", ann]],
    );
    assert.equal(await bench.store.withTenant(id, (tx) => findLead(tx, id, 7)), null);
  });
});
