import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { SendOutcome } from "../../src/domain/send-outcome.ts";
import { closeOnReceipt } from "../../src/gate/circuit.ts";
import { dispatchOne } from "../../src/gate/dispatch.ts";
import { until } from "../support/until.ts";
import { minutesLater, mobile, noon, openGateBench, type GateBench, type LiveClient } from "./gate-bench.ts";

const accepted: SendOutcome = { outcome: "accepted", carrierId: "SM1", segments: 1 };
const refused = (code: string): SendOutcome => ({ outcome: "refused", code, reason: "no", retryAfterSeconds: null });

let bench: GateBench;
let dave: LiveClient;
let anna: LiveClient;
before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  await bench.root.query(`UPDATE outbox SET state = 'stopped', reason = 'the test is over' WHERE state = 'queued'`);
  await bench.root.query(`DELETE FROM circuits`);
  await bench.root.query(`UPDATE incidents SET state = 'resolved'`);
  dave = await bench.liveClient();
  anna = await bench.liveClient();
});

/** One turn of the dispatch: whose phone the carrier was called for, or null where nothing went. */
async function turn(outcome: SendOutcome, at = noon): Promise<string | null> {
  let to: string | null = null;
  const send = async (text: { to: string }) => {
    to = text.to;
    return outcome;
  };
  await dispatchOne({ store: bench.store, send, now: () => at, chance: () => 0, told: () => undefined });
  return to;
}

type Circuit = { clientId: string; code: string; opens: number; seconds: number; open: boolean };
const circuits = async () =>
  (
    await bench.root.query<Circuit>(
      `SELECT "clientId", code, opens, "closedAt" IS NULL AS open,
         round(extract(epoch FROM "openUntil" - clock_timestamp()))::int AS seconds FROM circuits ORDER BY 1, 2`,
    )
  ).rows;
const incidents = async () =>
  (
    await bench.root.query<{ of: string; times: number }>(
      `SELECT "clientId" || ' ' || subject AS of, times FROM incidents WHERE kind = 'carrier_refuses' AND state = 'open'`,
    )
  ).rows.map(({ of, times }) => `${of} ${times}`);
/** The pause of every circuit is over, and every text is due. */
const pauseOver = async () => {
  await bench.root.query(`UPDATE circuits SET "openUntil" = clock_timestamp() - interval '1 ms'`);
  await bench.root.query(`UPDATE outbox SET "dueAt" = clock_timestamp() WHERE state = 'queued'`);
};

/** What the operator reads, by the tenant that the incident stands at. */
const details = async () =>
  (
    await bench.root.query<{ clientId: string; detail: string }>(
      `SELECT "clientId", detail FROM incidents WHERE kind = 'carrier_refuses' AND state = 'open'`,
    )
  ).rows;

describe("a carrier that refuses until somebody mends it", () => {
  it("is not called again for that client, while others go on, and the operator is told once", async () => {
    const id = await bench.queue(dave, mobile(1));
    await bench.queue(dave, mobile(2));
    await bench.queue(anna, mobile(3));
    assert.equal(await turn(refused("21606")), mobile(1));
    assert.equal(await turn(accepted), mobile(3));
    assert.equal(await turn(accepted), null);
    const { state, errorCode } = await bench.text(id);
    assert.deepEqual([state, errorCode], ["queued", "21606"]);
    assert.deepEqual(await circuits(), [{ clientId: dave.id, code: "21606", opens: 1, seconds: 5, open: true }]);
    assert.deepEqual(await incidents(), [`${dave.id} 21606 1`]);
  });

  for (const code of ["20003", "21608", "30002"]) {
    it(`is not called again for anybody after ${code}, which is about the account`, async () => {
      await bench.queue(dave, mobile(1));
      await bench.queue(anna, mobile(3));
      assert.equal(await turn(refused(code)), mobile(1));
      assert.equal(await turn(accepted), null);
      assert.deepEqual(await incidents(), [`client_jobrun ${code} 1`]);
    });
  }

  it("is tried with one text after the pause, and with no second one while that is on its way", async () => {
    await bench.queue(dave, mobile(1));
    await bench.queue(anna, mobile(3));
    await turn(refused("20003"));
    await pauseOver();
    const gone: string[] = [];
    const { promise, resolve } = Promise.withResolvers<SendOutcome>();
    const slow = (text: { to: string }) => {
      gone.push(text.to);
      return promise;
    };
    let idle = 0;
    const turns = Array.from({ length: 4 }, async () => {
      const dispatch = { store: bench.store, send: slow, now: () => noon, chance: () => 0, told: () => undefined };
      if (!(await dispatchOne(dispatch))) idle += 1;
    });
    await until("the others found nothing to do", () => idle === 3);
    assert.equal(gone.length, 1);
    resolve(accepted);
    await Promise.all(turns);
  });

  it("that refuses the probe is left alone for longer each time, five minutes at most", async () => {
    await bench.queue(dave, mobile(1));
    await turn(refused("20003"));
    const pauses: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      await pauseOver();
      assert.equal(await turn(refused("20003")), mobile(1));
      pauses.push(...(await circuits()).map(({ seconds }) => seconds));
    }
    assert.deepEqual(pauses, [10, 20, 40, 80, 160, 300, 300, 300]);
    assert.deepEqual(await incidents(), ["client_jobrun 20003 1"]);
  });

  it("gets the refused text only after the pause, so that another one is the probe", async () => {
    const id = await bench.queue(dave, mobile(1));
    await turn(refused("21606"));
    const { rows } = await bench.root.query(
      `SELECT o."dueAt" > c."openUntil" AS after FROM outbox o JOIN circuits c USING ("clientId") WHERE o.id = $1`,
      [id],
    );
    assert.deepEqual(rows, [{ after: true }]);
  });

  it("is an incident that says by which code, and whose texts wait", async () => {
    await bench.queue(dave, mobile(1));
    await turn(refused("21606"));
    await bench.queue(anna, mobile(2));
    await turn(refused("20003"));
    const detail = (code: string, whose: string) =>
      `The carrier refuses with ${code} until it is mended. The texts of ${whose} wait, and expire in their time.`;
    assert.deepEqual(
      (await details()).toSorted((a, b) => (a.detail < b.detail ? -1 : 1)),
      [
        { clientId: "client_jobrun", detail: detail("20003", "every client") },
        { clientId: dave.id, detail: detail("21606", `client ${dave.id}`) },
      ],
    );
  });

  it("is still left alone when it accepts a text that was on its way before", async () => {
    await bench.queue(dave, mobile(1));
    await bench.queue(anna, mobile(3));
    const send = async () => {
      assert.equal(await turn(refused("20003")), mobile(3));
      return accepted;
    };
    await dispatchOne({ store: bench.store, send, now: () => noon, chance: () => 0, told: () => undefined });
    assert.deepEqual(
      (await circuits()).map(({ code, open }) => [code, open]),
      [["20003", true]],
    );
  });

  it("is still left alone when it says of the probe neither yes nor no", async () => {
    await bench.queue(dave, mobile(1));
    await turn(refused("20003"));
    await pauseOver();
    assert.equal(await turn({ outcome: "unknown", reason: "time-out" }), mobile(1));
    assert.deepEqual(
      (await circuits()).map(({ code, open }) => [code, open]),
      [["20003", true]],
    );
  });

  it("is not waited for by a text whose time is over: it expires", async () => {
    const id = await bench.queue(dave, mobile(1));
    await turn(refused("20003"));
    await bench.root.query(`UPDATE outbox SET "dueAt" = clock_timestamp() WHERE id = $1`, [id]);
    assert.equal(await turn(accepted, minutesLater(31)), null);
    assert.equal((await bench.text(id)).state, "expired");
  });

  it("that accepts the probe gets what waited, and the incident is resolved", async () => {
    await bench.queue(dave, mobile(1));
    await bench.queue(anna, mobile(3));
    await turn(refused("20003"));
    await bench.root.query(`UPDATE outbox SET "dueAt" = clock_timestamp() WHERE state = 'queued'`);
    assert.equal(await turn(accepted), null, "not before the pause is over");
    await pauseOver();
    assert.equal(await turn(accepted), mobile(1));
    assert.equal(await turn(accepted), mobile(3));
    assert.deepEqual(
      (await circuits()).map(({ open }) => open),
      [false],
    );
    assert.deepEqual(await incidents(), []);
  });

  it("that refuses anew later is a new incident, and its first pause is short", async () => {
    await bench.queue(dave, mobile(1));
    await turn(refused("20003"));
    await pauseOver();
    await turn(refused("20003"));
    await pauseOver();
    await turn(accepted);
    await bench.queue(dave, mobile(2));
    assert.equal(await turn(refused("20003"), minutesLater(1)), mobile(2));
    assert.deepEqual(
      (await circuits()).map(({ opens, seconds }) => [opens, seconds]),
      [[1, 5]],
    );
    assert.deepEqual(await incidents(), ["client_jobrun 20003 1"]);
  });

  it("is closed by the receipt of a text only where its code shows in receipts", async () => {
    for (const code of ["21606", "30034"]) {
      await bench.queue(dave, mobile(code === "21606" ? 1 : 2));
      await turn(refused(code));
      await bench.root.query(`UPDATE circuits SET "openUntil" = now() - interval '1 s'`);
    }
    await closeOnReceipt(bench.store, dave.id, noon);
    const { rows } = await bench.root.query(`SELECT code FROM circuits WHERE "closedAt" IS NULL`);
    assert.deepEqual(rows, [{ code: "21606" }]);
  });
});
