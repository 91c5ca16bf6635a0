import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { ClaimedText, SendOutcome } from "../../src/domain/send-outcome.ts";
import { dispatchOne, sendAttemptsMax, settlementOf } from "../../src/gate/dispatch.ts";
import { settleText, type Claim, type Settlement } from "../../src/store/outbox.ts";
import {
  minutesLater,
  mobile,
  claimToSend,
  noon,
  openGateBench,
  type GateBench,
  type LiveClient,
} from "./gate-bench.ts";

const accepted: SendOutcome = { outcome: "accepted", carrierId: "SM1", segments: 1 };
const refused = (code: string, retryAfterSeconds: number | null = null): SendOutcome => ({
  outcome: "refused",
  code,
  reason: "no",
  retryAfterSeconds,
});
const unknown: SendOutcome = { outcome: "unknown", reason: "time-out" };

let bench: GateBench;
let client: LiveClient;

before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

/** A carrier that keeps what it was given, and answers in turn with what it was told to. */
function carrier(...answers: readonly SendOutcome[]) {
  const given: ClaimedText[] = [];
  const send = async (text: ClaimedText) => {
    given.push(text);
    const answer = answers[given.length - 1];
    if (answer === undefined) throw new Error("the carrier was called once too often");
    return answer;
  };
  return { given, send };
}

function dispatch({ send }: ReturnType<typeof carrier>, told: (settlement: Settlement) => void = () => undefined) {
  return dispatchOne({
    store: bench.store,
    send,
    now: () => noon,
    chance: () => 0,
    told: (_, settlement) => told(settlement),
  });
}

const dueNow = () => bench.root.query(`UPDATE outbox SET "dueAt" = now() WHERE "clientId" = $1`, [client.id]);

describe("one turn of the dispatch", () => {
  it("calls nobody where nothing is due", async () => {
    const phone = carrier();
    assert.equal(await dispatch(phone), false);
    assert.deepEqual(phone.given, []);
  });

  it("says that it has a text before the carrier answers, and says nothing where there is none", async () => {
    await bench.queue(client, mobile(1));
    const happened: string[] = [];
    const send = async () => {
      happened.push("asked the carrier");
      return accepted;
    };
    const begun = () => happened.push("begun");
    const turn = { store: bench.store, send, now: () => noon, chance: () => 0, told: () => undefined, begun };
    assert.deepEqual([await dispatchOne(turn), await dispatchOne(turn)], [true, false]);
    assert.deepEqual(happened, ["begun", "asked the carrier"]);
  });

  it("calls nobody for a text that may no longer go", async () => {
    await bench.queue(client, mobile(1));
    await bench.root.query(`UPDATE clients SET "outboundPaused" = true WHERE id = $1`, [client.id]);
    const phone = carrier();
    assert.equal(await dispatch(phone), true, "it is held");
    assert.equal(await dispatch(phone), false);
    assert.deepEqual(phone.given, []);
  });

  it("keeps a refusal that is for good, and never calls for it again", async () => {
    const id = await bench.queue(client, mobile(1));
    const phone = carrier(refused("21211"));
    assert.equal(await dispatch(phone), true);
    assert.equal(await dispatch(phone), false);
    assert.equal(phone.given.length, 1);
    assert.deepEqual(await bench.text(id), {
      state: "refused",
      reason: "no",
      errorCode: "21211",
      carrierId: null,
      attempts: 1,
      settled: true,
    });
  });

  it("notes an opt-out that only the carrier knew of, and says nothing more to that person", async () => {
    await bench.queue(client, mobile(1));
    await bench.queue(client, mobile(1));
    const phone = carrier(refused("21610"));
    assert.deepEqual([await dispatch(phone), await dispatch(phone), await dispatch(phone)], [true, true, false]);
    assert.equal(phone.given.length, 1, "the second is stopped by its claim");
    const { rows } = await bench.root.query(
      `SELECT source, words FROM opt_outs WHERE "clientId" = $1 AND phone = $2 AND "clearedAt" IS NULL`,
      [client.id, mobile(1)],
    );
    assert.deepEqual(rows, [{ source: "carrier", words: "the carrier answered 21610" }]);
    await assert.rejects(bench.queue(client, mobile(1)), /refused: opted_out/);
  });

  it("never calls again for a text whose outcome is unknown", async () => {
    const id = await bench.queue(client, mobile(1));
    const phone = carrier(unknown);
    assert.equal(await dispatch(phone), true);
    await dueNow();
    assert.equal(await dispatch(phone), false);
    assert.equal(phone.given.length, 1);
    assert.equal((await bench.text(id)).state, "unknown");
  });

  it("calls nobody where it was held up between claim and call, and the text goes later", async () => {
    const id = await bench.queue(client, mobile(1));
    const phone = carrier(accepted);
    const clock = [0, 2_501, 2_501];
    const late = { store: bench.store, send: phone.send, now: () => noon, chance: () => 0, told: () => undefined };
    assert.equal(await dispatchOne({ ...late, clockMs: () => clock.shift() ?? 0 }), true);
    assert.deepEqual(phone.given, []);
    const { state, errorCode, reason } = await bench.text(id);
    assert.deepEqual([state, errorCode, reason], ["queued", "held_up", "the sender was held up after its claim"]);
    await dueNow();
    assert.equal(await dispatch(phone), true);
    assert.equal((await bench.text(id)).state, "accepted");
  });

  it("calls where claim and call were as far apart as they may be, and tells how long the call took", async () => {
    await bench.queue(client, mobile(1));
    const phone = carrier(accepted);
    const clock = [10_000, 12_500, 12_750];
    const took: number[] = [];
    const told = (_: Claim, __: Settlement, tookMs: number) => took.push(tookMs);
    const clockMs = () => clock.shift() ?? 0;
    await dispatchOne({ store: bench.store, send: phone.send, now: () => noon, chance: () => 0, told, clockMs });
    assert.equal(phone.given.length, 1);
    assert.deepEqual(took, [250]);
  });

  it("measures by the machine's clock where it is given none", async () => {
    await bench.queue(client, mobile(1));
    const took: number[] = [];
    const told = (_: Claim, __: Settlement, tookMs: number) => took.push(tookMs);
    const { send } = carrier(accepted);
    await dispatchOne({ store: bench.store, send, now: () => noon, chance: () => 0, told });
    assert.ok(took.length === 1 && took.every((ms) => Number.isInteger(ms) && ms >= 0), String(took));
  });

  it("asks the gate anew for a text whose sender was held up", async () => {
    const id = await bench.queue(client, mobile(1));
    const phone = carrier();
    const clock = [0, 2_501, 2_501];
    const late = { store: bench.store, send: phone.send, now: () => noon, chance: () => 0, told: () => undefined };
    assert.equal(await dispatchOne({ ...late, clockMs: () => clock.shift() ?? 0 }), true);
    await bench.root.query(`UPDATE clients SET "outboundPaused" = true WHERE id = $1`, [client.id]);
    await dueNow();
    assert.equal(await dispatch(phone), true, "its claim holds it");
    assert.deepEqual(phone.given, []);
    assert.equal((await bench.text(id)).state, "held");
  });

  it("leaves a text whose sender broke to its lease: not free for another, and not lost", async () => {
    const id = await bench.queue(client, mobile(1));
    const phone = carrier();
    await assert.rejects(dispatch(phone), /once too often/);
    assert.equal((await bench.text(id)).state, "sending");
    assert.equal(await dispatch(phone), false);
    assert.equal(phone.given.length, 1);
  });

  it("calls again, once it is due, for a text that the carrier had too much to do for", async () => {
    const id = await bench.queue(client, mobile(1));
    const phone = carrier(refused("20429"), accepted);
    assert.equal(await dispatch(phone), true);
    const { state, errorCode, settled } = await bench.text(id);
    assert.deepEqual([state, errorCode, settled], ["queued", "20429", false]);
    assert.equal(await dispatch(phone), false, "not before it is due");
    await dueNow();
    assert.equal(await dispatch(phone), true);
    assert.deepEqual(await bench.text(id), {
      state: "accepted",
      reason: null,
      errorCode: null,
      carrierId: "SM1",
      attempts: 2,
      settled: true,
    });
  });

  it("calls exactly once for each text that goes, and tells what became of it", async () => {
    const ids = [await bench.queue(client, mobile(1)), await bench.queue(client, mobile(2))];
    const phone = carrier(accepted, accepted);
    const told: Settlement[] = [];
    while (await dispatch(phone, (settlement) => told.push(settlement)));
    assert.deepEqual(
      phone.given.map(({ outboxId }) => outboxId),
      ids,
    );
    assert.deepEqual(
      told,
      [1, 2].map(() => ({ state: "accepted", carrierId: "SM1", segments: 1 })),
    );
    for (const id of ids)
      assert.deepEqual(await bench.text(id), {
        state: "accepted",
        reason: null,
        errorCode: null,
        carrierId: "SM1",
        attempts: 1,
        settled: true,
      });
  });
});

describe("what an outcome makes of a claim", () => {
  let claim: Claim;
  beforeEach(async () => {
    await bench.queue(client, mobile(1));
    const claimed = await claimToSend(bench.store, 8_000, noon);
    assert.ok(claimed !== null);
    claim = claimed;
    await bench.store.withTenant(claim.clientId, (tx) => settleText(tx, claim, { state: "unknown", reason: "" }, noon));
  });
  const state = (outcome: SendOutcome, attempts = 1, chance = 0, at = noon) =>
    settlementOf({ ...claim, attempts }, outcome, at, chance);
  const again = (outcome: SendOutcome, attempts: number, chance: number) => {
    const settlement = state(outcome, attempts, chance);
    assert.ok(settlement.state === "queued");
    return settlement.againInMs;
  };

  it("is unknown or accepted as it is said", () => {
    assert.deepEqual(state(unknown), { state: "unknown", reason: "time-out" });
    assert.deepEqual(state(accepted), { state: "accepted", carrierId: "SM1", segments: 1 });
  });

  it("is a refusal for good for a code that stays, for a new code, and for a server's fault", () => {
    for (const code of ["21211", "21610", "21408", "30007", "99999", "500", "20500", "ECONNRESET", "ETIMEDOUT"]) {
      assert.equal(state(refused(code)).state, "refused", code);
    }
  });

  it("is another attempt for a code that passes, and where nothing left this machine", () => {
    for (const code of [
      "429",
      "20429",
      "21611",
      "30001",
      "ENOTFOUND",
      "EAI_AGAIN",
      "ECONNREFUSED",
      "EHOSTUNREACH",
      "ENETUNREACH",
    ]) {
      assert.equal(state(refused(code)).state, "queued", code);
    }
  });

  it("is no other attempt once the attempts are spent", () => {
    assert.equal(state(refused("429"), sendAttemptsMax - 1).state, "queued");
    assert.equal(state(refused("429"), sendAttemptsMax).state, "refused");
  });

  it("is no other attempt that would come when the text is of no use", () => {
    const left = claim.expiresAt.subtract({ milliseconds: 50 });
    assert.equal(state(refused("429"), 1, 0, left).state, "refused");
    assert.equal(state(refused("429"), 1, 0, left.subtract({ milliseconds: 1 })).state, "queued");
    assert.equal(state(refused("429", 1800), 1, 0).state, "refused");
    assert.equal(state(refused("429", 1799), 1, 0).state, "queued");
    assert.ok(Temporal.Instant.compare(claim.expiresAt, minutesLater(30)) === 0);
  });

  it("waits longer each time, by chance, and not less than the carrier asked", () => {
    assert.deepEqual(
      [again(refused("429"), 1, 0), again(refused("429"), 1, 1), again(refused("429"), 3, 1)],
      [50, 1050, 4050],
    );
    assert.equal(again(refused("429"), 5, 1), 16_050);
    assert.equal(again(refused("429", 7), 1, 1), 7000);
  });
});
