import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { TextAction } from "../../src/domain/action.ts";
import { actOnCode } from "../../src/gate/act-on-code.ts";
import { dispatchOne } from "../../src/gate/dispatch.ts";
import { stopThread } from "../../src/store/looping-threads.ts";
import { minutesLater, mobile, noon, openGateBench, type GateBench, type LiveClient } from "./gate-bench.ts";

let bench: GateBench;
let client: LiveClient;
before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

const rows = async (sql: string, at = noon) => (await bench.root.query(sql, [client.id, at.toString()])).rows;

/** All that a code brought this client. */
async function brought() {
  const [found] = await rows(
    `SELECT (SELECT array_agg(source) FROM opt_outs WHERE "clientId" = $1) AS "optOuts",
      (SELECT array_agg(phone || ' ' || ("unreachableUntil" - $2)) FROM unreachable_numbers WHERE "clientId" = $1) AS unreachable,
      (SELECT array_agg(phone || ' ' || ("stoppedUntil" - $2)) FROM looping_threads WHERE "clientId" = $1) AS loops,
      (SELECT array_agg(kind || ' ' || subject) FROM incidents WHERE "clientId" = $1) AS incidents,
      (SELECT array_agg(kind || ' ' || ("dueAt" - $2)) FROM timers WHERE "clientId" = $1) AS timers`,
  );
  return found;
}

const nothing = { optOuts: null, unreachable: null, loops: null, incidents: null, timers: null };
const to = mobile(1);
const cases = {
  "30003": { timers: ["try_again 00:02:00"] },
  "30008": { timers: ["try_again 00:02:00"] },
  "21610": { optOuts: ["carrier"] },
  "30005": { unreachable: [`${to} 30 days`] },
  "21614": { unreachable: [`${to} 30 days`] },
  "30007": { incidents: ["carrier_dropped 30007"] },
  "30039": { incidents: ["carrier_dropped 30039"], loops: [`${to} 1 day`] },
  "11200": { incidents: ["webhook_fault 11200"] },
} as const;

describe("a carrier's code", () => {
  for (const told of ["answer", "callback"] as const) {
    for (const [code, expected] of Object.entries(cases)) {
      it(`${code} in ${told === "answer" ? "an answer" : "a callback"} brings what the table says, and nothing else`, async () => {
        await said(code, { told });
        assert.deepEqual(await brought(), { ...nothing, ...expected });
      });
    }
  }

  async function said(
    code: string,
    { told = "callback", action = "text_customer", minutes = 15, slot = "s/0", times = 1 }: Wish = {},
  ) {
    const text = { clientId: client.id, id: "text_1", action, slot, recipient: to, expiresAt: minutesLater(minutes) };
    for (let time = 0; time < times; time += 1) {
      await bench.store.withTenant(client.id, (tx) => actOnCode(tx, text, { code, told, eventId: null }, noon));
    }
  }
  type Wish = {
    told?: "answer" | "callback";
    action?: TextAction;
    minutes?: number;
    slot?: string;
    times?: number;
  };

  it("is kept in the words of an opt-out and of an incident, which names the kind of text and the client", async () => {
    for (const code of ["21610", "30007"]) await said(code);
    const [kept] = await rows(
      `SELECT (SELECT words FROM opt_outs WHERE "clientId" = $1) AS words,
        (SELECT detail FROM incidents WHERE "clientId" = $1) AS detail, $2 AS at`,
    );
    assert.equal(kept?.words, "the carrier answered 21610");
    assert.match(
      kept?.detail,
      new RegExp(`\\(30007\\)\\. It was a text of kind text_customer of client ${client.id}\\.$`),
    );
  });

  it("that is new is an incident, and has one more try only where a callback told it", async () => {
    await said("30999", { told: "answer" });
    assert.deepEqual(await brought(), { ...nothing, incidents: ["unknown_code 30999"] });
    await said("30999");
    assert.deepEqual((await brought())?.timers, ["try_again 00:02:00"]);
  });

  it("brings no other try once those that it allows are spent", async () => {
    await said("30008", { slot: "s/0 try 2" });
    await said("30003", { slot: "s/0 try 3" });
    assert.equal((await brought())?.timers, null);
    await said("30003", { slot: "s/0 try 2" });
    assert.deepEqual((await brought())?.timers, ["try_again 00:02:00"]);
  });

  it("brings no other try that would come when the text is of no use, nor one in a drill", async () => {
    await said("30003", { minutes: 2 });
    await said("30003", { action: "text_drill" });
    assert.equal((await brought())?.timers, null);
  });

  it("told twice is acted on once", async () => {
    await said("30003", { times: 2 });
    await said("30005", { times: 2 });
    await said("30039", { times: 2 });
    const found = await brought();
    assert.deepEqual([found?.timers.length, found?.unreachable.length, found?.loops.length], [1, 1, 1]);
  });

  it("takes no phone of an owner or the operator off our list for a month", async () => {
    for (const action of ["text_owner", "notify_owner", "answer_owner", "text_operator"] as const) {
      await said("30005", { action });
    }
    assert.equal((await brought())?.unreachable, null);
    await said("30005", { action: "text_safety" });
    assert.notEqual((await brought())?.unreachable, null);
  });

  it("of a number at which nothing arrives keeps the next texts from it for thirty days, by this client only", async () => {
    const other = await bench.liveClient();
    await said("30005");
    await assert.rejects(bench.queue(client, to), /refused: unreachable_number/);
    await bench.queue(other, to);
    const days = (count: number) => ({ at: noon.add({ hours: 24 * count }) });
    await assert.rejects(bench.queue(client, to, days(29)), /refused: unreachable_number/);
    await bench.queue(client, to, days(30));
  });

  it("of a loop stops the thread for a day, but not words about danger", async () => {
    await said("14107");
    await assert.rejects(bench.queue(client, to), /refused: loop/);
    await bench.queue(client, to, { action: "text_safety" });
    await bench.queue(client, to, { at: noon.add({ hours: 24 }) });
  });
});

describe("a thread", () => {
  it("is stopped once until its day is over, and can be stopped again after", async () => {
    const stop = (at: Temporal.Instant) =>
      bench.store.withTenant(client.id, (tx) => stopThread(tx, { clientId: client.id, phone: to, why: "test" }, at));
    const day = noon.add({ hours: 24 });
    assert.equal(await stop(noon), true);
    assert.equal(await stop(day.subtract({ seconds: 1 })), false);
    assert.equal((await brought())?.loops[0], `${to} 1 day`, "a second reason makes it no longer");
    assert.equal(await stop(day), true);
  });
});

describe("the answer to a send", () => {
  /** One turn of the dispatch, for this client's text alone. */
  async function answered(code: string) {
    await bench.root.query(`UPDATE outbox SET "dueAt" = now() + interval '1 d' WHERE "clientId" <> $1`, [client.id]);
    const send = async () => ({ outcome: "refused", code, reason: "no", retryAfterSeconds: null }) as const;
    await dispatchOne({ store: bench.store, send, now: () => noon, chance: () => 0, told: () => undefined });
  }

  it("brings what its code says", async () => {
    await bench.queue(client, to);
    await answered("21635");
    assert.deepEqual(await brought(), { ...nothing, unreachable: [`${to} 30 days`] });
  });

  it("brings nothing while its text is to go again", async () => {
    await bench.queue(client, to);
    await answered("ECONNREFUSED");
    assert.deepEqual(await brought(), nothing);
  });
});
