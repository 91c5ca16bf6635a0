import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { malice, planted, wellFormedLies } from "../fakes/malicious-model.ts";
import { late, reads } from "../fakes/model-server.ts";
import { until } from "../support/until.ts";
import { modelAtWork, type ModelAtWork } from "./model-at-work.ts";

const timeoutMs = 500;
const body = "the boiler leaks at LS1 4AP, Sam here";
const confirmed = /LS1 4AP/;

let at: ModelAtWork;
let byRules: readonly string[];
before(async () => {
  at = await modelAtWork({ timeoutMs });
  at.server.behave(malice["nothing at all"] ?? assert.fail());
  byRules = await at.answerTo(at.home.nextPhone(), body);
  assert.match(byRules.join(), confirmed);
});
after(() => at.close());

/** All that is kept of what was said and understood, and all that left. */
async function everythingKept(): Promise<string> {
  const kept = ["outbox", "leads", "conversations", "customers", "steps", "inbox", "incidents", "model_calls"].map(
    (table) => at.home.records.rows(`SELECT t::text AS row FROM ${table} t`),
  );
  return JSON.stringify(await Promise.all(kept));
}

describe("a model's server that does harm", () => {
  for (const [place, [name, behaviour]] of Object.entries(malice).entries()) {
    it(`(${name}) changes nothing of what a customer hears, and none of its words is kept or sent`, async () => {
      // What fails three times in a row is left alone.
      if (place % 2 === 0) {
        at.server.behave(reads({}));
        await at.answerTo(at.home.nextPhone(), "hello");
      }
      at.server.behave(behaviour);
      const before_ = at.server.asked.length;
      const startedAt = performance.now();
      assert.deepEqual(await at.answerTo(at.home.nextPhone(), body), byRules);
      assert.ok(performance.now() - startedAt < 5_000);
      assert.equal(at.server.asked.length, before_ + 1);
      const kept = await everythingKept();
      for (const word of [planted, "PLANTED", "evil.example", "+447700900666", "ZZ9"])
        assert.ok(!kept.includes(word), word);
    });
  }

  for (const lie of wellFormedLies) {
    const { intent, lifeSafety, optOut, wantsHuman, urgency } = lie;
    it(`(${JSON.stringify({ intent, lifeSafety, optOut, wantsHuman, urgency })}) has no effect outside a closed list`, async () => {
      at.server.behave(reads(lie));
      const person = at.home.nextPhone();
      await at.answerTo(person, body);
      const sent = await at.home.records.rows<{ recipient: string; template: string }>(
        `SELECT recipient, template FROM outbox WHERE recipient = $1 OR slot LIKE (SELECT id || '/%' FROM inbox
           WHERE event ->> 'from' = $1 AND kind = 'text_arrived')`,
        [person],
      );
      for (const { recipient, template } of sent) {
        assert.ok(recipient === person || recipient === at.client.owner);
        assert.match(template, /^(?:confirm|say_passed_on|send_safety_[a-z_]+|alert_[a-z_]+)$/);
      }
      assert.deepEqual(await at.home.records.rows(`SELECT id FROM opt_outs WHERE phone = $1`, [person]), []);
      assert.ok(!(await everythingKept()).includes("PLANTED"));
    });
  }
});

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
