import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Scope } from "../../src/domain/scope.ts";
import { resume } from "../../src/flows/resume.ts";
import { switchOff } from "../../src/flows/switch-off.ts";
import { queueOrHold } from "../../src/gate/outbox.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { settleText } from "../../src/store/outbox.ts";
import {
  minutesLater,
  mobile,
  claimToSend,
  noon,
  openGateBench,
  optOutRow,
  requestOf,
  type GateBench,
  type LiveClient,
} from "../gate/gate-bench.ts";

let bench: GateBench;
let operator: OperatorStore;
let client: LiveClient;
let asked = 0;

before(async () => {
  bench = await openGateBench();
  operator = openOperatorStore(bench.database.operatorUrl);
});
after(async () => {
  await operator.close();
  await bench.close();
});
beforeEach(async () => {
  client = await bench.liveClient();
});

const press = { what: "outbound", reason: "a fire drill", by: "Ann" } as const;
const scope = (): Scope => ({ level: "client", clientId: client.id });
const customer = (place: number): Scope => ({ level: "customer", clientId: client.id, phone: mobile(place) });
const pause = (which = scope()) => switchOff(bench.store, which, press, { now: noon });

async function lift(sendHeld: boolean, now = noon, which = scope()) {
  const done = await resume(operator, bench.store, which, press, { sendHeld, now });
  assert.ok("state" in done);
  return { ...done, held: done.held.map(({ id }) => id) };
}

/** Asks for a text to a customer that is of use for half an hour. */
async function wish(to = mobile(1), conversationId: string | null = null) {
  asked += 1;
  const request = requestOf(client, to, { slot: `wish ${asked}`, body: `wish ${asked}` });
  return bench.store.withTenant(client.id, (tx) =>
    queueOrHold(tx, request, { conversationId, expiresAt: minutesLater(30) }, noon),
  );
}

/** What the carrier would be given now. */
async function sent(now = noon): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const claim = await claimToSend(bench.store, 8_000, now);
    if (claim === null) return bodies;
    bodies.push(claim.text.body);
    await bench.store.withTenant(claim.clientId, (tx) =>
      settleText(tx, claim, { state: "accepted", carrierId: `SM${claim.text.outboxId}`, segments: 1 }, now),
    );
  }
}

const decisions = async () =>
  (
    await bench.root.query<{ state: string; reason: string }>(
      `SELECT state, reason FROM held_decisions WHERE "clientId" = $1 ORDER BY id`,
      [client.id],
    )
  ).rows;

describe("what a pause refuses", () => {
  it("is held without a permit, where the pause is the only reason", async () => {
    await pause();
    assert.deepEqual(await wish(), { answer: "held", reason: "client_paused" });
    assert.deepEqual(await decisions(), [{ state: "waiting", reason: "client_paused" }]);
    const { rows } = await bench.root.query(`SELECT 1 FROM permits WHERE "clientId" = $1`, [client.id]);
    assert.deepEqual(rows, []);
  });

  it("is not held where it would be refused without the pause", async () => {
    await pause();
    await bench.root.query(`UPDATE clients SET "billingStatus" = 'canceled' WHERE id = $1`, [client.id]);
    assert.deepEqual(await wish(), { answer: "refused", reason: "billing_lapsed", block: "SOFT" });
    assert.deepEqual(await decisions(), []);
  });
});

describe("resume", () => {
  it("names what is held and sends nothing of it", async () => {
    const text = await bench.queue(client, mobile(1), { body: "queued" });
    await pause();
    assert.deepEqual(await sent(), []);
    await wish(mobile(2));
    const done = await lift(false);
    assert.deepEqual([done.held.length, done.held.includes(text), done.askedAgain, done.expired], [2, true, 0, 0]);
    assert.deepEqual(await sent(), []);
    assert.equal((await bench.text(text)).state, "held");
    assert.equal((await decisions())[0]?.state, "waiting");
  });

  it("asks again for each that is held where that is wished, and for each once", async () => {
    await bench.queue(client, mobile(1), { body: "queued" });
    await pause();
    await sent();
    await wish(mobile(2));
    const done = await lift(true);
    assert.deepEqual([done.held, done.askedAgain, done.expired], [[], 2, 0]);
    assert.deepEqual((await sent()).toSorted(), ["queued", `wish ${asked}`]);
    assert.equal((await decisions())[0]?.state, "sent");
    assert.deepEqual((await lift(true)).askedAgain, 0);
    assert.deepEqual(await sent(), []);
  });

  it("asks the gate, which may refuse for another reason by now", async () => {
    await bench.queue(client, mobile(1));
    await pause();
    await sent();
    await wish(mobile(1));
    await bench.root.query(optOutRow(client.id, mobile(1)));
    assert.deepEqual((await lift(true)).held, []);
    assert.deepEqual(await sent(), []);
    assert.equal((await decisions())[0]?.state, "refused");
  });

  it("keeps on holding what another pause is against", async () => {
    await bench.queue(client, mobile(1));
    await pause({ level: "platform" });
    await sent();
    await wish(mobile(2));
    await lift(true);
    assert.deepEqual(await sent(), []);
    assert.equal((await operator.held(scope())).length, 2);
    await lift(true, noon, { level: "platform" });
    assert.deepEqual(await operator.held(scope()), []);
    assert.ok((await sent()).includes(`wish ${asked}`));
  });

  it("ends what has expired, whether it is wished for or not", async () => {
    for (const sendHeld of [false, true]) {
      const text = await bench.queue(client, mobile(1));
      await pause();
      await sent();
      await wish(mobile(2));
      const late = minutesLater(30);
      const done = await lift(sendHeld, late);
      assert.deepEqual([done.held, done.askedAgain, done.expired], [[], 0, 2]);
      assert.deepEqual(await sent(late), []);
      assert.equal((await bench.text(text)).state, "expired");
      assert.equal((await decisions()).at(-1)?.state, "expired");
    }
  });

  it("names what was queued before the pause and met no claim while it lasted, and sends it only if asked", async () => {
    for (const which of [scope(), { level: "platform" }, customer(1)] as const) {
      const text = await bench.queue(client, mobile(1), { body: `early ${which.level}` });
      await pause(which);
      const named = await lift(false, noon, which);
      assert.ok(named.held.includes(text), which.level);
      assert.deepEqual([(await bench.text(text)).state, named.askedAgain], ["queued", 0]);
      const again = await lift(true, noon, which);
      assert.deepEqual([again.held.includes(text), again.askedAgain], [false, named.held.length]);
      assert.ok((await sent()).includes(`early ${which.level}`), which.level);
    }
  });

  it("does not name what was queued after the pause, or what the pause does not stop", async () => {
    await bench.queue(client, client.owner, { action: "text_owner", body: "a lead" });
    await bench.queue(client, mobile(1), { action: "text_safety", body: "gas" });
    await pause();
    await lift(false);
    const later = await bench.queue(client, mobile(1), { body: "later" });
    await bench.queue(client, mobile(2), { body: "to somebody else" });
    assert.deepEqual((await lift(false)).held, []);
    await pause(customer(1));
    assert.deepEqual((await lift(false, noon, customer(1))).held, [later]);
    await lift(true, noon, customer(1));
    assert.equal((await sent()).length, 4);
  });

  it("leaves a text that waits for its next try to wait for it", async () => {
    const text = await bench.queue(client, mobile(1));
    await bench.root.query(`UPDATE outbox SET "dueAt" = now() + interval '1 h' WHERE id = $1`, [text]);
    await pause();
    assert.equal((await lift(true)).askedAgain, 1);
    assert.deepEqual(await sent(), []);
    await bench.root.query(`UPDATE outbox SET state = 'expired' WHERE id = $1`, [text]);
  });

  it("of the model or the alerts names nothing and sends nothing: they hold nothing back", async () => {
    await pause();
    await wish(mobile(1));
    const done = await resume(operator, bench.store, scope(), { ...press, what: "ai" }, { sendHeld: true, now: noon });
    assert.deepEqual(done, { state: "resumed", held: [], askedAgain: 0, expired: 0 });
    assert.equal((await decisions())[0]?.state, "waiting");
  });

  it("of one customer leaves what is held for others", async () => {
    await pause();
    await wish(mobile(1));
    await wish(mobile(2));
    await lift(false);
    const one = await lift(true, noon, customer(2));
    assert.equal(one.askedAgain, 1);
    assert.equal((await operator.held(scope())).length, 1);
    assert.equal((await sent()).length, 1);
  });

  it("keeps the words in their conversation once they go, and not before", async () => {
    const id = client.id;
    await bench.root.query(
      `INSERT INTO customers (id, "updatedAt", "clientId", phone, "phoneE164") VALUES ('person ' || $1, now(), $1, $2, $2)`,
      [id, mobile(1)],
    );
    await bench.root.query(
      `INSERT INTO conversations (id, "updatedAt", "clientId", "customerId", intake) VALUES ('thread ' || $1, now(), $1, 'person ' || $1, '{}')`,
      [id],
    );
    const messages = async () =>
      (await bench.root.query<{ body: string }>(`SELECT body FROM messages WHERE "clientId" = $1`, [id])).rows;
    await pause();
    await wish(mobile(1), `thread ${id}`);
    await lift(false);
    assert.deepEqual(await messages(), []);
    await lift(true);
    assert.deepEqual(await messages(), [{ body: `wish ${asked}` }]);
    await sent();
  });
});
