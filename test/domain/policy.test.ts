import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { actions, type Action } from "../../src/domain/action.ts";
import { factValues, parseFacts } from "../../src/domain/policy/facts.ts";
import { allFacts, combinationsOf, firstValues } from "./policy/combinations.ts";
import { factsOf, largest, proveAction } from "./policy/prove-action.ts";

const elsewhere: ReadonlySet<Action> = new Set(largest);

for (const action of actions) if (!elsewhere.has(action)) proveAction(action);

describe("what is looked at", () => {
  it("is everything that sixteen facts can be together, where a customer is texted", () => {
    assert.equal(
      combinationsOf(factsOf("text_customer", "first")).size,
      4 * 3 * 2 * 4 * 3 * 2 * 2 * 6 * 3 * 3 * 2 * 2 * 6 * 2 * 3 * 2,
    );
  });

  it("is each combination once", () => {
    const all = combinationsOf(["client", "person", "said"]);
    const seen = new Set<string>();
    all.visit((number, { client, person, said }, places) => {
      assert.equal(
        number,
        all.strides.reduce((sum, stride, at) => sum + stride * (places[at] ?? 0), 0),
      );
      seen.add(`${client} ${person} ${said}`);
    });
    assert.equal(seen.size, 3 * 3 * 6);
  });

  it("is no fact that was not asked for: looking at one is an error", () => {
    combinationsOf(["client"]).visit((_, facts) =>
      assert.throws(() => facts.person, /which this action does not need/),
    );
  });
});

describe("the facts as the database wrote them", () => {
  const whole = firstValues();
  const others: Readonly<Record<string, unknown>> = {
    "": "",
    null: null,
    true: true,
    "0": 0,
    "in other letters": "ON",
    "a list of it": ["on"],
  };

  it("are read where each has a value that is known", () => {
    assert.deepEqual(parseFacts(whole), whole);
    for (const fact of allFacts)
      for (const value of factValues[fact])
        assert.notEqual(parseFacts({ ...whole, [fact]: value }), null, `${fact} ${value}`);
  });

  it("are null where one is missing, null, or of a value that nobody knows", () => {
    for (const fact of allFacts) {
      assert.equal(parseFacts(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== fact))), null, fact);
      for (const [what, value] of Object.entries(others))
        assert.equal(parseFacts({ ...whole, [fact]: value }), null, `${fact}: ${what}`);
    }
  });

  it("are null where one has a value of another fact", () => {
    for (const fact of allFacts) {
      const known: readonly string[] = factValues[fact];
      const strange = allFacts
        .flatMap((other): readonly string[] => factValues[other])
        .filter((value) => !known.includes(value));
      for (const value of strange) assert.equal(parseFacts({ ...whole, [fact]: value }), null, `${fact} ${value}`);
    }
  });

  it("are null where they are no facts at all, or only inherited", () => {
    for (const written of [null, undefined, "on", 1, [], [whole], {}, Object.create(whole)])
      assert.equal(parseFacts(written), null);
  });

  it("may come with what a later version adds", () => {
    assert.notEqual(parseFacts({ ...whole, weather: "rain" }), null);
  });
});
