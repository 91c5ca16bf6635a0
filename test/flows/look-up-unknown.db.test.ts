import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { FoundText, SoughtText } from "../../src/flows/carrier.ts";
import { lookUpUnknown, type LookedUp } from "../../src/flows/look-up-unknown.ts";
import type { World } from "../../src/flows/world.ts";
import { releaseText } from "../../src/store/held.ts";
import { settleText, type Claim, type Settlement } from "../../src/store/outbox.ts";
import { findText, learnStatus } from "../../src/store/text-status.ts";
import {
  mobile,
  minutesLater,
  claimToSend,
  noon,
  openGateBench,
  type GateBench,
  type LiveClient,
} from "../gate/gate-bench.ts";

const unknown: Settlement = { state: "unknown", reason: "time-out" };
const gapMs = 60_000;
const sent = (carrierId: string, status = "delivered"): FoundText => ({ carrierId, status, errorCode: null });

let bench: GateBench;
let client: LiveClient;
before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  await bench.root.query(`UPDATE outbox SET "expiresAt" = "queuedAt" + interval '1 s' WHERE state = 'queued'`);
  await bench.root.query(`UPDATE outbox SET "lookedUpAt" = clock_timestamp() + interval '1 d' WHERE state = 'unknown'`);
  client = await bench.liveClient();
});

/** A text whose attempt ended with nobody knowing how. */
async function unknownText(to = mobile(1), body = "hello"): Promise<string> {
  const id = await bench.queue(client, to, { body });
  await settle(await claim(), unknown);
  assert.equal((await bench.text(id)).state, "unknown");
  return id;
}

async function claim(): Promise<Claim> {
  const claimed = await claimToSend(bench.store, 8_000, noon);
  assert.ok(claimed !== null);
  return claimed;
}

const settle = (held: Claim, as: Settlement) =>
  bench.store.withTenant(held.clientId, (tx) => settleText(tx, held, as, noon));

/** The gap is over for every text of this client, and no look-up holds one. */
const gapOver = () =>
  bench.root.query(
    `UPDATE outbox SET "unknownAt" = "unknownAt" - interval '1 h', "lookedUpAt" = "lookedUpAt" - interval '1 h',
       "leasedUntil" = NULL WHERE "clientId" = $1`,
    [client.id],
  );

const columns = async (id: string) =>
  (await bench.root.query(`SELECT "lookUps", "secondAttempts", "carrierStatus" FROM outbox WHERE id = $1`, [id]))
    .rows[0];

/** One turn with a carrier that answers with what it is given: what became of it, or null where nothing was due. */
async function look(answer: readonly FoundText[] | Error = [], at = noon) {
  const asked: SoughtText[] = [];
  const outcomes: LookedUp[] = [];
  const woken: string[] = [];
  const world: World = {
    store: bench.store,
    now: () => at,
    read: () => Promise.reject(new Error("nothing is read")),
    burstMs: 0,
    model: null,
    allowFiction: true,
    operatorPhone: null,
    operatorNumber: null,
    terms: { url: "http://127.0.0.1:9/terms", trialDays: 7 },
    receive: () => Promise.reject(new Error("nothing is received")),
    wake: (queue) => woken.push(queue),
  };
  const findSent = async (sought: SoughtText) => {
    asked.push(sought);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const told = (_: unknown, outcome: LookedUp) => outcomes.push(outcome);
  const due = await lookUpUnknown({ world, carrier: { findSent }, gapMs, told });
  assert.equal(due, asked.length === 1);
  return { outcome: outcomes[0] ?? null, asked: asked[0] ?? null, woken };
}

describe("a text of unknown outcome", () => {
  it("is not looked up before the gap is over", async () => {
    await unknownText();
    assert.equal((await look()).outcome, null);
  });

  it("is not sent again after one look-up that found nothing, nor looked up at once again", async () => {
    const id = await unknownText();
    await gapOver();
    assert.equal((await look()).outcome, "not_found");
    assert.equal((await look()).outcome, null);
    assert.equal((await bench.text(id)).state, "unknown");
    assert.deepEqual(await columns(id), { lookUps: 1, secondAttempts: 0, carrierStatus: null });
  });

  it("costs nothing where the carrier cannot be asked, and is looked up later", async () => {
    const id = await unknownText();
    await gapOver();
    await assert.rejects(look(new Error("carrier away")), /carrier away/);
    assert.equal((await look()).outcome, null, "not at once");
    assert.deepEqual(await columns(id), { lookUps: 0, secondAttempts: 0, carrierStatus: null });
    await gapOver();
    assert.equal((await look()).outcome, "not_found");
  });

  it("is not sent again when it is of no use any more, but expires", async () => {
    const id = await unknownText();
    await gapOver();
    await look([], minutesLater(30));
    await gapOver();
    assert.equal((await look([], minutesLater(30))).outcome, "expired");
    assert.equal((await bench.text(id)).state, "expired");
  });

  it("is healed by a callback that comes while it is looked up, and the look-up changes nothing", async () => {
    const id = await unknownText();
    await gapOver();
    const heal = async () => {
      await bench.store.withTenant(client.id, async (tx) => {
        const text = await findText(tx, client.id, { outboxId: id, carrierId: "SM5" });
        assert.ok(text !== null);
        await learnStatus(tx, client.id, text, { status: "sent", rank: 4, carrierId: "SM5", errorCode: null }, noon);
      });
      return [];
    };
    const outcomes: LookedUp[] = [];
    const world = { store: bench.store, now: () => noon, wake: () => undefined } satisfies Partial<World>;
    const rest = { read: async () => Promise.reject(new Error("no")), receive: async () => ({ first: true }) };
    const nobody = {
      operatorPhone: null,
      operatorNumber: null,
      terms: { url: "http://127.0.0.1:9/terms", trialDays: 7 },
    };
    await lookUpUnknown({
      world: { ...world, ...rest, burstMs: 0, model: null, allowFiction: true, ...nobody },
      carrier: { findSent: heal },
      gapMs,
      told: (_, outcome) => outcomes.push(outcome),
    });
    assert.deepEqual(outcomes, ["settled_meanwhile"]);
    assert.deepEqual([(await bench.text(id)).state, (await columns(id)).lookUps], ["accepted", 0]);
  });

  it("is not taken for a message that another text holds", async () => {
    await bench.queue(client, mobile(1), { body: "hello", at: noon.subtract({ minutes: 11 }) });
    await settle(await claim(), { state: "accepted", carrierId: "SM1", segments: 1 });
    const id = await unknownText();
    await gapOver();
    assert.equal((await look([sent("SM1")])).outcome, "not_found");
    await gapOver();
    assert.equal((await look([sent("SM1"), sent("SM2", "sent"), sent("SM3")])).outcome, "found");
    assert.deepEqual((await bench.text(id)).carrierId, "SM2");
  });

  it("waits while another with its words is on its way, whose message it could be", async () => {
    const id = await unknownText();
    await bench.queue(client, mobile(1), { body: "hello", at: minutesLater(11) });
    const other = await claim();
    await gapOver();
    assert.equal((await look([sent("SM1")])).outcome, "put_off");
    await settle(other, { state: "accepted", carrierId: "SM1", segments: 1 });
    await gapOver();
    assert.equal((await look([sent("SM1")])).outcome, "not_found");
    assert.deepEqual(await columns(id), { lookUps: 1, secondAttempts: 0, carrierStatus: null });
  });

  it("is accepted where the carrier has it, with its id and how far it came", async () => {
    const id = await unknownText();
    await gapOver();
    const { outcome, asked } = await look([sent("SM9")]);
    assert.equal(outcome, "found");
    assert.deepEqual([asked?.to, asked?.from, asked?.body], [mobile(1), client.number, "hello"]);
    const { state, carrierId, attempts } = await bench.text(id);
    assert.deepEqual([state, carrierId, attempts], ["accepted", "SM9", 1]);
    assert.equal((await columns(id)).carrierStatus, "delivered");
  });

  it("is sent once more after two look-ups that found nothing, which is counted, and asks the gate again", async () => {
    const [id, paused] = [await unknownText(), await unknownText(mobile(2))];
    for (const outcome of ["not_found", "again"]) {
      await gapOver();
      assert.deepEqual([(await look()).outcome, (await look()).outcome], [outcome, outcome]);
    }
    assert.deepEqual(await columns(id), { lookUps: 0, secondAttempts: 1, carrierStatus: null });
    await settle(await claim(), { state: "accepted", carrierId: "SM7", segments: 1 });
    assert.deepEqual([(await bench.text(id)).carrierId, (await bench.text(id)).attempts], ["SM7", 2]);
    await bench.root.query(`UPDATE clients SET "outboundPaused" = true WHERE id = $1`, [client.id]);
    assert.equal(await claimToSend(bench.store, 8_000, noon), null);
    assert.equal((await bench.text(paused)).state, "held");
  });

  it("that waits to go again is not sent where a callback says that the carrier has it", async () => {
    const id = await unknownText();
    for (let time = 0; time < 2; time += 1) {
      await gapOver();
      await look();
    }
    assert.equal((await bench.text(id)).state, "queued");
    await bench.store.withTenant(client.id, async (tx) => {
      const text = await findText(tx, client.id, { outboxId: id, carrierId: "SM5" });
      assert.ok(text !== null);
      await learnStatus(tx, client.id, text, { status: "sent", rank: 4, carrierId: "SM5", errorCode: null }, noon);
    });
    assert.equal(await claimToSend(bench.store, 8_000, noon), null);
    assert.equal((await bench.text(id)).state, "accepted");
  });

  it("that a pause holds when it is to go again is accepted where a callback says that the carrier has it", async () => {
    const id = await unknownText();
    for (let time = 0; time < 2; time += 1) {
      await gapOver();
      await look();
    }
    await bench.root.query(`UPDATE clients SET "outboundPaused" = true WHERE id = $1`, [client.id]);
    assert.equal(await claimToSend(bench.store, 8_000, noon), null);
    assert.equal((await bench.text(id)).state, "held");
    await bench.store.withTenant(client.id, async (tx) => {
      const text = await findText(tx, client.id, { outboxId: id, carrierId: "SM6" });
      assert.ok(text !== null);
      await learnStatus(tx, client.id, text, { status: "sent", rank: 4, carrierId: "SM6", errorCode: null }, noon);
    });
    assert.equal((await bench.text(id)).state, "accepted");
    assert.equal(await bench.store.withTenant(client.id, (tx) => releaseText(tx, client.id, id, noon)), false);
  });
});

describe("a sender that comes back after its text counts as unknown", () => {
  it("does not queue it again, though it knows that nothing left", async () => {
    const id = await bench.queue(client, mobile(1));
    const held = await claim();
    await settle(held, unknown);
    const late = await settle(held, { state: "queued", errorCode: "429", reason: "no", againInMs: 0 });
    assert.deepEqual([late, (await bench.text(id)).state], [false, "unknown"]);
  });
});
