import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import { displayPhone } from "../../src/domain/phone.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";

let home: Installation;
let dave: TestClient;
before(async () => {
  home = await installation();
});
after(() => home.close());
beforeEach(async () => {
  await home.network.heal();
  await home.records.rows(`UPDATE circuits SET "closedAt" = now()`);
  dave = await home.liveClient();
  await home.untilIdle();
});

/** A missed call whose text meets this fault so many times. */
async function rungUnder(send: "undeliver" | "refuse", code: number, times = 1): Promise<Phone> {
  const caller = home.nextPhone();
  await home.network.fault({ send, code, times });
  await home.network.call(caller, dave.number);
  return caller;
}

const textsFor = async (phone: Phone) => (await home.records.outbox(phone)).map(({ carrierStatus }) => carrierStatus);
const ownerHeard = async () => (await home.records.outbox(dave.owner)).map(({ body }) => body);
const ends = (phone: Phone, ...statuses: readonly string[]) =>
  until(`the texts are ${statuses.join(", ")}`, async () => (await textsFor(phone)).join() === statuses.join());
const isTold = (phone: Phone) =>
  until("the owner is told whom to ring", async () =>
    (await ownerHeard()).some((body) => body.startsWith("Ring this one") && body.includes(displayPhone(phone))),
  );

describe("a phone that could not be reached", () => {
  it("is tried again after two minutes, and its owner hears nothing where that arrives", async () => {
    const caller = await rungUnder("undeliver", 30003);
    await ends(caller, "undelivered");
    await home.untilIdle();
    home.advance({ seconds: 100 });
    await home.untilIdle();
    assert.equal((await textsFor(caller)).length, 1, "not before");
    home.advance({ seconds: 21 });
    await ends(caller, "undelivered", "delivered");
    await home.untilIdle();
    assert.deepEqual(await ownerHeard(), []);
  });

  it("is tried three times in all, and then the owner is told once", async () => {
    const caller = await rungUnder("undeliver", 30003, 3);
    for (const tries of [1, 2, 3]) {
      await ends(caller, ...Array.from({ length: tries }, () => "undelivered"));
      await home.untilIdle();
      home.advance({ seconds: 121 });
    }
    await isTold(caller);
    home.advance({ minutes: 5 });
    await home.untilIdle();
    assert.deepEqual([(await textsFor(caller)).length, (await ownerHeard()).length], [3, 1]);
  });
});

describe("a text that the carrier refuses for good", () => {
  it("has the owner told once, by the schedule, whom to ring", async () => {
    const caller = await rungUnder("refuse", 21614);
    await until("it is refused", async () => (await home.records.outbox(caller))[0]?.state === "refused");
    home.advance({ seconds: 11 });
    await isTold(caller);
    home.advance({ minutes: 5 });
    await home.untilIdle();
    assert.equal((await ownerHeard()).length, 1);
  });
});

describe("a number that nobody knows", () => {
  it("is not texted again, and the owner is told to ring whoever rings from it", async () => {
    const caller = await rungUnder("undeliver", 30005);
    await ends(caller, "undelivered");
    home.advance({ seconds: 11 });
    await isTold(caller);
    home.advance({ hours: 25 });
    await home.network.call(caller, dave.number);
    await until("the owner is told anew", async () => (await ownerHeard()).length === 2);
    assert.equal((await textsFor(caller)).length, 1);
  });
});

describe("a fault of ours that only a callback tells", () => {
  type Circuit = { clientId: string; opens: number };
  const open = () => home.records.rows<Circuit>(`SELECT "clientId", opens FROM circuits WHERE "closedAt" IS NULL`);
  const incidents = (code: string) =>
    home.records.rows(`SELECT state FROM incidents WHERE kind = 'carrier_refuses' AND subject = $1`, [code]);
  const pauseOver = () => home.records.rows(`UPDATE circuits SET "openUntil" = clock_timestamp() - interval '1 ms'`);

  it("holds the client's texts until a probe has arrived, not only been accepted", async () => {
    const first = await rungUnder("undeliver", 30034, 2);
    await ends(first, "undelivered");
    await until("the circuit is open", async () => (await open()).length === 1);
    assert.deepEqual(await open(), [{ clientId: dave.id, opens: 1 }]);
    home.advance({ seconds: 11 });
    await isTold(first);
    await pauseOver();
    await until("the owner's text went as a probe, and did not arrive", async () => (await open())[0]?.opens === 2);
    const third = home.nextPhone();
    await home.network.call(third, dave.number);
    await until("it waits", async () => (await home.records.outbox(third))[0]?.state === "queued");
    await pauseOver();
    await ends(third, "delivered");
    await until("the circuit is closed", async () => (await open()).length === 0);
    assert.deepEqual(await incidents("30034"), [{ state: "resolved" }]);
  });

  it("holds everybody's texts where it is about the account", async () => {
    const caller = await rungUnder("undeliver", 30002);
    await ends(caller, "undelivered");
    await until("the circuit is open", async () => (await open()).length === 1);
    assert.deepEqual(await open(), [{ clientId: "client_jobrun", opens: 1 }]);
    assert.deepEqual(await incidents("30002"), [{ state: "open" }]);
  });
});
