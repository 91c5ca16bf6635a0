import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { judgeIntake, judgeSends } from "../support/judge-sends.ts";

describe("a faulty network", () => {
  let home: Installation;
  let dave: TestClient;

  before(async () => {
    home = await installation();
    dave = await home.liveClient();
  });
  after(() => home.close());

  async function rungUnder(fault: object): Promise<string> {
    const caller = home.nextPhone();
    await home.network.fault(fault);
    await home.network.call(caller, dave.number);
    await home.untilIdle();
    await home.network.heal();
    return caller;
  }

  async function fateOf(caller: string) {
    const [text, ...rest] = await home.records.outbox(caller);
    assert.deepEqual(rest, []);
    const requests = (await home.network.sends()).filter(({ outboxId }) => outboxId === text?.id).length;
    return { arrived: (await home.network.textsTo(caller)).length, requests, state: text?.state };
  }

  for (const [fault, fate] of [
    ["429", { arrived: 1, requests: 2, state: "accepted" }],
    ["refuse", { arrived: 1, requests: 2, state: "accepted" }],
    ["500-before", { arrived: 0, requests: 1, state: "unknown" }],
    ["reset", { arrived: 0, requests: 1, state: "unknown" }],
    ["500-after", { arrived: 1, requests: 1, state: "accepted" }],
    ["timeout-after", { arrived: 1, requests: 1, state: "accepted" }],
    ["slow", { arrived: 1, requests: 1, state: "accepted" }],
    ["undeliver", { arrived: 0, requests: 1, state: "accepted" }],
  ] as const) {
    it(`that answers a send with ${fault} texts nobody twice, and what is known is what was seen`, async () => {
      const caller = await rungUnder({ send: fault, times: 1, delayMs: 100 });
      assert.deepEqual(await fateOf(caller), fate);
    });
  }

  it("that loses the answer of a send and its callbacks leaves it unknown, and it is not sent again", async () => {
    await home.network.fault({ callbacks: "lost" });
    const caller = await rungUnder({ send: "500-after", times: 1 });
    assert.deepEqual(await fateOf(caller), { arrived: 1, requests: 1, state: "unknown" });
  });

  for (const callbacks of ["late", "shuffled", "doubled"] as const) {
    it(`whose callbacks come ${callbacks} is believed in the end`, async () => {
      const caller = await rungUnder({ callbacks, delayMs: 200 });
      const [text] = await home.records.outbox(caller);
      assert.deepEqual([text?.state, text?.carrierStatus], ["accepted", "delivered"]);
    });
  }

  for (const webhooks of ["late", "doubled", "lost"] as const) {
    it(`whose webhooks come ${webhooks} has each caller texted once`, async () => {
      const caller = await rungUnder({ webhooks, delayMs: 200 });
      assert.deepEqual(await fateOf(caller), { arrived: 1, requests: 1, state: "accepted" });
    });
  }

  it("keeps the order of replies, and an unknown one does not hold up the next", async () => {
    const person = await rungUnder({ send: "500-before", times: 1 });
    await home.network.text(person, dave.number, "the boiler is leaking");
    await home.untilIdle();
    const [first, asked] = await home.records.outbox(person);
    assert.deepEqual([first?.state, asked?.state], ["unknown", "accepted"]);
  });

  it("in everything at once texts nobody twice, loses nothing that was told, and keeps replies in order", async () => {
    const people = Array.from({ length: 24 }, () => home.nextPhone());
    const sends = ["429", "500-after", "500-before", "reset", "429"] as const;
    for (const [at, person] of people.entries()) {
      await home.network.fault({
        send: sends[at % sends.length],
        callbacks: (["late", "shuffled", "doubled", "lost"] as const)[at % 4],
        webhooks: (["doubled", "late"] as const)[at % 2],
        times: 2,
        delayMs: 60,
      });
      await home.network.call(person, dave.number);
      await home.network.text(person, dave.number, "the boiler is leaking, LS1 4AP");
    }
    await home.untilIdle();
    await home.network.heal();
    assert.deepEqual(await judgeIntake(home, [dave.number]), []);
    assert.deepEqual(await judgeSends(home), []);
    for (const person of people) {
      const bodies = await home.network.bodiesTo(person);
      assert.equal(new Set(bodies).size, bodies.length, `${person} read the same words twice`);
    }
  });
});
