import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { judge, type Asked } from "../../../src/domain/policy.ts";
import { factValues, parseFacts } from "../../../src/domain/policy/facts.ts";
import { needs } from "../../../src/domain/policy/needs.ts";
import { actions, factsFor, reasonOf, values } from "./policy-table.ts";

const both: readonly Asked[] = ["first", "again"];
const changes = Object.entries(values).flatMap(([fact, all]) => all.split(" ").map((value) => ({ [fact]: value })));

describe("the policy", () => {
  it("has a row for every action and a column for every fact, and no other", () => {
    assert.deepEqual(Object.keys(needs).toSorted(), actions.toSorted());
    assert.deepEqual(
      factValues,
      Object.fromEntries(Object.entries(values).map(([fact, all]) => [fact, all.split(" ")])),
    );
  });

  it("gives the reason of the table for every two facts, the first row before the second", () => {
    for (const action of actions)
      for (const asked of both)
        for (const one of changes)
          for (const other of changes) {
            const facts = factsFor(action, { ...one, ...other });
            const verdict = judge(action, facts, asked);
            const reason = verdict.allowed ? null : verdict.reason;
            assert.equal(reason, reasonOf(action, facts, asked), `${action} ${asked} ${JSON.stringify([one, other])}`);
          }
  });

  it("says yes on a sunny day", () => {
    for (const action of actions)
      for (const asked of both) assert.deepEqual(judge(action, factsFor(action), asked), { allowed: true });
  });

  it("never says yes at the claim where the table has a no for it, whatever the facts are", () => {
    const anyFacts = fc.record(
      Object.fromEntries(Object.entries(values).map(([fact, all]) => [fact, fc.constantFrom(...all.split(" "))])),
    );
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...actions), fc.constantFrom(...both), (changed, action, asked) => {
        const facts = factsFor(action, changed);
        const verdict = judge(action, facts, asked);
        assert.equal(verdict.allowed ? null : verdict.reason, reasonOf(action, facts, asked));
        if (judge(action, facts, "first").allowed) assert.ok(judge(action, facts, "again").allowed);
      }),
      { numRuns: 1_000 },
    );
  });

  it("throws at a value that no check knows, and never takes it for a yes", () => {
    for (const fact of ["platform", "money"]) {
      const facts = Object.assign(factsFor("text_customer"), { [fact]: "maybe" });
      assert.throws(() => judge("text_customer", facts, "first"), {
        message: `the fact ${fact} has a value that no check knows`,
      });
    }
  });
});

describe("a refusal", () => {
  const refused = (action: (typeof actions)[number], changed: Record<string, string>) =>
    judge(action, factsFor(action, changed), "first");
  const hard = { block: "HARD", instead: "silence" };

  it("is silence, but where a smaller action is left", () => {
    for (const action of actions) {
      if (action === "use_ai" || action === "send_booking_link") continue;
      for (const change of changes) {
        const verdict = refused(action, change);
        if (verdict.allowed || verdict.reason === "client_not_live" || verdict.reason === "billing_lapsed") continue;
        assert.deepEqual([verdict.block, verdict.instead], ["HARD", "silence"], JSON.stringify([action, change]));
      }
    }
    const alert = refused("text_owner", { onboarding: "not_live" });
    assert.deepEqual(alert, { allowed: false, reason: "client_not_live", ...hard });
  });

  it("of a client that is not live or does not pay leaves the holding reply", () => {
    const soft = { allowed: false, block: "SOFT", instead: "text_holding_reply" };
    assert.deepEqual(refused("text_customer", { onboarding: "not_live" }), { ...soft, reason: "client_not_live" });
    assert.deepEqual(refused("text_customer", { billing: "none" }), { ...soft, reason: "billing_lapsed" });
  });

  it("of a booking link leaves the question, and of the model the rules", () => {
    const soft = { allowed: false, block: "SOFT" };
    const link = refused("send_booking_link", { booking: "not_possible" });
    assert.deepEqual(link, { ...soft, reason: "no_booking", instead: "text_customer" });
    assert.deepEqual(refused("use_ai", { ai: "off" }), { ...soft, reason: "ai_off", instead: "rules" });
  });
});

describe("facts that the database wrote", () => {
  it("are none when one is missing or is nothing that anybody knows", () => {
    const facts = factsFor("text_customer");
    for (const fact of Object.keys(values)) {
      const { [fact]: _, ...others } = Object.fromEntries(Object.entries(facts));
      assert.equal(parseFacts(others), null, `without ${fact}`);
      assert.equal(parseFacts({ ...facts, [fact]: "maybe" }), null, fact);
      assert.equal(parseFacts({ ...facts, [fact]: null }), null, fact);
    }
  });

  it("are none when they are no object", () => {
    for (const written of [null, undefined, "on", 1, []]) assert.equal(parseFacts(written), null);
  });

  it("are as they were written", () => {
    const facts = factsFor("text_customer");
    assert.deepEqual(parseFacts({ ...facts }), facts);
  });
});
