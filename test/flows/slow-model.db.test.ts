import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { late, reads } from "../fakes/model-server.ts";
import { until } from "../support/until.ts";
import { modelAtWork, type ModelAtWork } from "./model-at-work.ts";

const body = "the boiler leaks at LS1 4AP, Sam here";

let at: ModelAtWork;
let byRules: readonly string[];
before(async () => {
  at = await modelAtWork();
  at.server.behave((response) => void response.socket?.destroy());
  byRules = await at.answerTo(at.home.nextPhone(), body);
  assert.match(byRules.join(), /LS1 4AP/);
});
after(() => at.close());

describe("many conversations", () => {
  it("(fifty) are answered as by the rules when the model's server is killed amid them, each event worked on once", async () => {
    const doomed = await modelAtWork({ timeoutMs: 60_000 });
    try {
      let open = 0;
      doomed.server.behave(() => void (open += 1));
      const people = Array.from({ length: 50 }, () => doomed.home.nextPhone());
      await Promise.all(people.map((person) => doomed.home.network.text(person, doomed.client.number, body)));
      await until("the model has been asked by all", async () => open === 50);
      await doomed.server.close();
      await doomed.home.untilIdle();
      for (const person of people) assert.deepEqual(await doomed.home.network.bodiesTo(person), byRules);
      const worked = await doomed.home.records.rows(
        `SELECT DISTINCT state, attempts, failures FROM inbox WHERE kind = 'text_arrived'`,
      );
      assert.deepEqual(worked, [{ state: "done", attempts: 1, failures: 0 }]);
    } finally {
      await doomed.home.close();
    }
  });

  it("wait for a slow model side by side, and not in the lanes", async () => {
    let [open, most] = [0, 0];
    const slowly = late(1_000, (response, asked) => {
      open -= 1;
      reads({})(response, asked);
    });
    at.server.behave((response, asked) => {
      open += 1;
      most = Math.max(most, open);
      slowly(response, asked);
    });
    const client = await at.home.liveClient("Crowd Ltd");
    const people = Array.from({ length: 24 }, () => at.home.nextPhone());
    await Promise.all(people.map((person) => at.home.network.text(person, client.number, body)));
    await at.home.untilIdle();
    for (const person of people) assert.equal((await at.home.network.bodiesTo(person)).length, 1);
    assert.ok(most >= 8, `at most ${most} at a time`);
  });
});

describe("a model that hangs for its whole time-out", () => {
  it("keeps no other conversation waiting, and no lease runs out meanwhile", async () => {
    const slow = await modelAtWork();
    try {
      slow.server.behave(() => undefined);
      const people = Array.from({ length: 6 }, () => slow.home.nextPhone());
      await Promise.all(people.map((person) => slow.home.network.text(person, slow.client.number, body)));
      await until("the model has been asked by all", async () => slow.server.asked.length === people.length);
      const other = slow.home.nextPhone();
      await slow.home.network.text(other, slow.client.number, "I can smell gas");
      await until("safety words are sent", async () => (await slow.home.network.bodiesTo(other)).length === 1, 5_000);
      for (const person of people) assert.deepEqual(await slow.home.network.bodiesTo(person), []);
      await slow.home.untilIdle();
      for (const person of people) assert.deepEqual(await slow.home.network.bodiesTo(person), byRules);
      const worked = await slow.home.records.rows(`SELECT DISTINCT attempts FROM inbox WHERE kind = 'text_arrived'`);
      assert.deepEqual(worked, [{ attempts: 1 }]);
    } finally {
      await slow.close();
    }
  });
});
