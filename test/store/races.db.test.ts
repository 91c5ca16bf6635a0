import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { parseClientId, type ClientId } from "../../src/domain/ids.ts";
import { nothingSaid, type LeadFacts } from "../../src/domain/lead-facts.ts";
import { insertClient, nextLeadNumber } from "../../src/store/clients.ts";
import { lockConversation } from "../../src/store/conversations.ts";
import { customerOf } from "../../src/store/customers.ts";
import { acknowledgeIncident, raiseIncident } from "../../src/store/incidents.ts";
import { leadNumber, saveLead } from "../../src/store/leads.ts";
import { keepMessage } from "../../src/store/messages.ts";
import { optIn, optOut } from "../../src/store/opt-outs.ts";
import type { Store, Tx } from "../../src/store/tenant.ts";
import { lockWaits } from "../support/lock-waits.ts";
import { until } from "../support/until.ts";
import { noon, openInboxBench, phone, type InboxBench } from "./inbox-bench.ts";

const ann = phone("+447700900001");
const number = phone("+441632960001");

let bench: InboxBench;
let id: ClientId;
let made = 0;

before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());
beforeEach(async () => {
  id = newClientId();
  await bench.root.query(
    `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ($1, now(), 'Reed', 'UK')`,
    [id],
  );
});

function newClientId(): ClientId {
  const parsed = parseClientId(`client_${(made += 1)}`);
  assert.ok(parsed !== null);
  return parsed;
}

/** The same work by eight transactions of two processes at the same moment. */
function eightAtOnce<Result>(work: (tx: Tx, place: number) => Promise<Result>): Promise<Result[]> {
  const stores: Store[] = [bench.store, bench.other];
  return Promise.all(
    stores.flatMap((store, at) => [0, 1, 2, 3].map((place) => store.withTenant(id, (tx) => work(tx, at * 4 + place)))),
  );
}

async function count(table: string): Promise<number> {
  const { rows } = await bench.root.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE "clientId" = $1`,
    [id],
  );
  return rows[0]?.n ?? -1;
}

const cause = { kind: "event", id: "event_1" } as const;
const facts: LeadFacts = { ...nothingSaid, job: "a leak", postcode: "LS1 4AP", urgency: "soon" };

async function thread(tx: Tx) {
  const customerId = await customerOf(tx, id, ann, noon);
  const conversation = await lockConversation(tx, id, customerId, number, noon);
  return { clientId: id, customerId, conversationId: conversation.id };
}

describe("what two workers do at the same moment", () => {
  it("to one person makes one customer and one conversation, in which they take turns", async () => {
    let inside = 0;
    const threads = await eightAtOnce(async (tx) => {
      const mine = await thread(tx);
      inside += 1;
      assert.equal(inside, 1, "two are in one conversation");
      await keepMessage(tx, { ...mine, direction: "INBOUND", type: "SMS", body: "hello", carrierId: null }, noon);
      inside -= 1;
      return mine;
    });
    assert.equal(new Set(threads.map((each) => JSON.stringify(each))).size, 1);
    assert.deepEqual([await count("customers"), await count("conversations"), await count("messages")], [1, 1, 8]);
  });

  it("in one conversation is done in turns: the second waits until the first has committed", async () => {
    await bench.store.withTenant(id, thread);
    const [entered, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = bench.store.withTenant(id, async (tx) => {
      await thread(tx);
      entered.resolve();
      await release.promise;
    });
    await entered.promise;
    let secondIsIn = false;
    const second = bench.other.withTenant(id, async (tx) => {
      await thread(tx);
      secondIsIn = true;
    });
    await until("the second waits", async () => secondIsIn || (await lockWaits(bench.root)) > 0);
    assert.equal(secondIsIn, false);
    release.resolve();
    await Promise.all([first, second]);
  });

  it("about one job makes one lead, with one short number", async () => {
    const numbers = await eightAtOnce(async (tx) =>
      saveLead(tx, { ...(await thread(tx)), enquiry: 1 }, { facts, state: "QUALIFIED" }, cause, noon),
    );
    assert.deepEqual(new Set(numbers), new Set([1]));
    assert.equal(await count("leads"), 1);
    assert.equal(
      await bench.store.withTenant(id, async (tx) => leadNumber(tx, { ...(await thread(tx)), enquiry: 1 })),
      1,
    );
  });

  it("about several jobs gives each a short number of its own, without a gap", async () => {
    const numbers = await eightAtOnce((tx) => nextLeadNumber(tx, id));
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
  });

  it("with one text of the carrier's keeps it once", async () => {
    await eightAtOnce(async (tx) =>
      keepMessage(
        tx,
        { ...(await thread(tx)), direction: "INBOUND", type: "SMS", body: "hello", carrierId: "SM1" },
        noon,
      ),
    );
    assert.equal(await count("messages"), 1);
  });

  it("about one trouble raises one incident, and counts", async () => {
    const raise = (tx: Tx) => raiseIncident(tx, id, { kind: "stuck", subject: "someone", detail: "" }, noon);
    await eightAtOnce(raise);
    const { rows } = await bench.root.query<{ id: string; times: number }>(
      `SELECT id, times FROM incidents WHERE "clientId" = $1`,
      [id],
    );
    assert.deepEqual(
      rows.map(({ times }) => times),
      [8],
    );
    const incident = rows[0]?.id ?? "";
    const acknowledged = await eightAtOnce((tx) => acknowledgeIncident(tx, id, incident, "the operator", noon));
    assert.equal(acknowledged.filter(Boolean).length, 1);
  });

  it("with one owner's phone makes one client, and tells the other why not", async () => {
    const owner = {
      businessName: "Reed",
      ownerName: "Ann",
      ownerPhone: ann,
      trade: "plumber",
      timeZone: "Europe/London",
      agreedBy: "Ann",
    };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => {
        const fresh = newClientId();
        return bench.store.withTenant(fresh, (tx) => insertClient(tx, { id: fresh, ...owner }, noon));
      }),
    );
    assert.equal(answers.filter((answer) => answer === null).length, 1);
    assert.equal(answers.filter((answer) => answer === "owner_phone_taken").length, 3);
  });

  it("about one opt-out keeps one, which stands until the person comes back, and again after", async () => {
    const out = (tx: Tx) =>
      optOut(tx, { clientId: id, phone: ann, source: "keyword", words: "STOP", eventId: null }, noon);
    const open = async () => {
      const { rows } = await bench.root.query(`SELECT 1 FROM opt_outs WHERE "clientId" = $1 AND "clearedAt" IS NULL`, [
        id,
      ]);
      return rows.length;
    };
    await bench.root.query(
      `INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt")
       VALUES ($1, 'start', nextval('inbox_seq'), 'start', 'text_arrived', 'OPERATIONAL', '', '', $2, 'webhook', now())`,
      [id, { from: ann, body: "Start." }],
    );
    await eightAtOnce(out);
    assert.deepEqual([await count("opt_outs"), await open()], [1, 1]);
    await bench.store.withTenant(id, (tx) => optIn(tx, id, ann, "start", noon));
    assert.equal(await open(), 0);
    await bench.store.withTenant(id, out);
    assert.deepEqual([await count("opt_outs"), await open()], [2, 1]);
  });
});

describe("an opt-out", () => {
  it("waits for a claim of a text to that person that has asked the gate and is not over", async () => {
    const key = `customer:${id}:${ann}`;
    await bench.root.query(`BEGIN; SELECT pg_advisory_xact_lock_shared(hashtextextended('${key}', 0))`);
    const told = bench.store.withTenant(id, (tx) =>
      optOut(tx, { clientId: id, phone: ann, source: "keyword", words: "STOP", eventId: null }, noon),
    );
    try {
      await until("the opt-out waits", async () => {
        const { rows } = await bench.root.query<{ waits: boolean }>(
          `SELECT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
             WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted) AS waits`,
        );
        return rows[0]?.waits;
      });
    } finally {
      await bench.root.query("COMMIT");
    }
    await told;
  });
});
