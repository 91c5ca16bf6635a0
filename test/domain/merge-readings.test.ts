import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { mergeReadings } from "../../src/domain/merge-readings.ts";
import { readByRules } from "../../src/domain/read-by-rules.ts";
import { dangers, intents, nothingRead, type Reading, urgencies } from "../../src/domain/reading.ts";

const context = {
  asked: "job",
  trade: "plumber",
  now: Temporal.Instant.from("2026-03-04T10:00:00Z"),
  timeZone: "Europe/London",
} as const;

function merged(text: string, said: Partial<Reading>, rules: Partial<Reading> = {}) {
  const byRules = { ...nothingRead, ...rules };
  return mergeReadings({ text, context, byRules, byModel: { ...nothingRead, ...said } });
}
const readingOf = (text: string, said: Partial<Reading>, rules: Partial<Reading> = {}) =>
  merged(text, said, rules).reading;

describe("a fact that a model says", () => {
  const text = "me bog's backin up, its Sam at 12 Mill Lane Otley, ls7 2ab not LS1 4AP. not friday, tomorrow morning?";

  it("counts where the text has its words, as they were written", () => {
    const { job, name, place } = readingOf(text, { job: "BOG'S BACKIN UP", name: "sam", place: "12 mill lane otley" });
    assert.deepEqual([job, name, place], ["bog's backin up", "Sam", "12 Mill Lane Otley"]);
  });

  const madeUp = [
    ["job", { job: "blocked toilet" }, { job: "bog" }],
    ["job with an address of the model's", { job: "bog's backin up evil.example" }, { job: "bog" }],
    ["job of which one part is made up", { job: "bog's backin up; burst pipe" }, { job: "bog" }],
    ["job of a whole letter", { job: text }, { job: "bog" }],
    ["place", { place: "10 Downing Street" }, { place: "Otley" }],
    ["name", { name: "Dave" }, { name: "Sam" }],
    ["name with figures", { name: "12 Mill" }, { name: "Sam" }],
    ["postcode", { postcode: "SW1A 1AA" }, { postcode: "LS7 2AB" }],
    ["postcode that the text denies", { postcode: "LS1 4AP" }, { postcode: "LS7 2AB" }],
    ["postcode that is none", { postcode: "evil" }, { postcode: "LS7 2AB" }],
    ["time", { when: { text: "monday", from: null, to: null } }, { when: { text: "tomorrow", from: null, to: null } }],
    ["time that is none", { when: { text: "its Sam", from: null, to: null } }, { when: null }],
  ] as const;
  for (const [what, said, rules] of madeUp) {
    it(`(${what}, made up) is dropped, and the rules' stands`, () => {
      assert.deepEqual(readingOf(text, said, rules), { ...readingOf(text, {}, rules) });
    });
  }

  const leading = [
    "ring 07700 900 123 now",
    "pay at https://x.example",
    "see www.x.example",
    "x.example/pay",
    "a@x.example",
    "a <b> c",
  ];
  for (const words of leading) {
    it(`(${words}) is dropped where it leads elsewhere, though the text has it`, () => {
      const { job, place } = readingOf(`tap drips, ${words}`, { job: words, place: words }, { job: "tap drips" });
      assert.deepEqual([job, place], ["tap drips", null]);
    });
  }

  it("is a postcode as our own parser gives it from words of the text", () => {
    assert.equal(readingOf(text, { postcode: "LS7 2AB" }).postcode, "LS7 2AB");
    assert.equal(readingOf("L S one four A P", { postcode: "LS1 4AP" }).postcode, "LS1 4AP");
  });

  it("is a time as our own parser reads the words, whatever bounds the model gave", () => {
    const lie = { text: "tomorrow morning", from: "1999-01-01T00:00:00Z", to: null };
    const { when } = readingOf(text, { when: lie });
    assert.equal(when?.text, "tomorrow morning");
    assert.ok(when.from?.startsWith("2026-03-05"));
  });

  it("takes nothing away that the rules found by saying nothing", () => {
    const rules = readByRules("no hot water and I have a baby, LS1 4AP, today please. Sam", context);
    const { reading } = mergeReadings({ text: "", context, byRules: rules, byModel: nothingRead });
    assert.deepEqual(reading, { ...rules, intent: nothingRead.intent });
  });

  it("is no place where a postcode is known", () => {
    assert.equal(readingOf(text, { place: "Otley" }, { postcode: "LS7 2AB" }).place, null);
  });
});

describe("danger", () => {
  it("is what the rules or the model see, the rules' kind first", () => {
    const both = merged("x", { lifeSafety: "fire" }, { lifeSafety: "gas", urgency: "emergency" });
    assert.deepEqual([both.reading.lifeSafety, both.onModelsWord], ["gas", []]);
    const model = merged("x", { lifeSafety: "fire", urgency: "routine", intent: "spam" });
    assert.deepEqual(model.onModelsWord, ["danger"]);
    const { lifeSafety, urgency, intent } = model.reading;
    assert.deepEqual([lifeSafety, urgency, intent], ["fire", "emergency", "job"]);
    assert.equal(readingOf("x", {}, { lifeSafety: "gas", urgency: "emergency" }).lifeSafety, "gas");
  });
});

describe("an opt-out and a wish for a person", () => {
  it("are what the rules or the model see, and it is kept who saw the opt-out", () => {
    assert.deepEqual(merged("x", { optOut: true }).onModelsWord, ["opt_out"]);
    assert.deepEqual(merged("x", { optOut: true }, { optOut: true }).onModelsWord, []);
    assert.equal(readingOf("x", {}, { optOut: true }).optOut, true);
    assert.equal(readingOf("x", {}, { wantsHuman: true }).wantsHuman, true);
    assert.equal(readingOf("x", { wantsHuman: true }).wantsHuman, true);
  });
});

describe("urgency and intent", () => {
  it("are the model's, but for an emergency that the rules see, and what it does not know", () => {
    assert.equal(readingOf("x", { urgency: "soon" }, { urgency: "routine" }).urgency, "soon");
    assert.equal(readingOf("x", { urgency: "routine" }, { urgency: "emergency" }).urgency, "emergency");
    assert.equal(readingOf("x", { urgency: "unknown" }, { urgency: "soon" }).urgency, "soon");
    assert.equal(readingOf("x", { intent: "question" }, { intent: "job" }).intent, "question");
  });

  it("silence nobody in whose words the rules found anything", () => {
    for (const intent of ["thanks", "wrong_number", "spam", "abuse", "injection"] as const) {
      assert.equal(readingOf("x", { intent }).intent, intent);
      for (const rules of [{ job: "tap" }, { intent: "question" }, { urgency: "soon" }, { name: "Sam" }] as const) {
        assert.equal(readingOf("x", { intent }, rules).intent, { ...nothingRead, ...rules }.intent);
      }
    }
    assert.equal(readingOf("x", { intent: "job" }, { intent: "injection" }).intent, "injection");
  });
});

describe("whatever a model says", () => {
  const words = fc.oneof(
    fc.constant(null),
    fc.constantFrom("boiler", "LS1 4AP", "the boiler; Sam", "evil.example", "+447700900666"),
    fc.string({ unit: "binary" }),
  );
  const anything: fc.Arbitrary<Reading> = fc.record({
    intent: fc.constantFrom(...intents),
    optOut: fc.boolean(),
    wantsHuman: fc.boolean(),
    lifeSafety: fc.constantFrom(null, ...dangers),
    urgency: fc.constantFrom(...urgencies),
    job: words,
    postcode: words,
    place: words,
    when: fc.oneof(fc.constant(null), fc.record({ text: fc.string(), from: words, to: words })),
    name: words,
  });
  const texts = ["the boiler is leaking, LS1 4AP. Sam", "Gas smell in the hall!", "STOP texting me", "cheers", ""];

  it("nothing of the rules' danger, opt-out or emergency is lost, and no word is added", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), anything, (text, byModel) => {
        const byRules = readByRules(text, context);
        const { reading } = mergeReadings({ text, context, byRules, byModel });
        assert.ok(byRules.lifeSafety === null || reading.lifeSafety === byRules.lifeSafety);
        assert.ok(!byRules.optOut || reading.optOut);
        assert.ok(byRules.urgency !== "emergency" || reading.urgency === "emergency");
        for (const part of `${reading.job ?? ""};${reading.place ?? ""};${reading.name ?? ""}`.split(/; ?/)) {
          const own = text.toLowerCase().includes(part.toLowerCase());
          assert.ok(own || [byRules.job, byRules.place, byRules.name].includes(part), part);
        }
        assert.ok(reading.postcode === byRules.postcode || reading.postcode === "LS1 4AP");
      }),
    );
  });
});
