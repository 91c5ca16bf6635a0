import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { malice, planted, wellFormedLies } from "../fakes/malicious-model.ts";
import { reads } from "../fakes/model-server.ts";
import { modelAtWork, type ModelAtWork } from "./model-at-work.ts";

const timeoutMs = 1_500;
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
      assert.ok(performance.now() - startedAt < 15_000);
      assert.equal(at.server.asked.length, before_ + 1);
      const kept = await everythingKept();
      for (const word of [planted, "PLANTED", "planted-host", "+447700900666", "ZZ9"])
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
