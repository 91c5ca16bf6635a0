import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readSetupText } from "../../../src/domain/onboarding/read-setup.ts";
import { newSetup, type Open, type Setup } from "../../../src/domain/onboarding/setup.ts";
import { anyWords, withoutShrinking } from "../wording/arbitrary-slots.ts";

const said = { ...newSetup.told, trade: "plumber", area: "Leeds", businessName: "Reed", ownerName: "Ann" };
const at = (open: Open, more: Partial<Setup> = {}): Setup => ({ ...newSetup, told: said, open, ...more });
const asked = (is: Exclude<Open["is"], "divert" | "test_call">, more: Partial<Setup> = {}) => at({ is }, more);
const divert = at({ is: "divert", step: { code: "no_answer", attempt: 0 } });
const testCall = at({ is: "test_call", attempt: 0 });
const factsOf = (text: string, setup: Setup = newSetup) => {
  const heard = readSetupText(text, setup);
  return heard.heard === "facts" ? heard.facts : heard.heard;
};

describe("a first text that is about something else", () => {
  for (const text of [
    "Hello is anybody in there",
    "who is this",
    "boiler leaking at LS1 4AP",
    "I need a plumber in Leeds",
    "can you send a plumber to Leeds please",
    "are you the electrician in York?",
    "looking for a roofer near Hull",
    "I live in Leeds",
    "my mum is in hospital",
    "",
    "\u{1F44D}",
    "12345",
  ]) {
    it(`tells no trade: "${text}"`, () => {
      const facts = factsOf(text);
      assert.equal(typeof facts === "string" ? undefined : facts.trade, undefined);
    });
  }
});

describe("trade and area", () => {
  const both: Readonly<Record<string, readonly [string, string]>> = {
    "plumber leeds": ["plumber", "leeds"],
    "Plumber, Leeds": ["plumber", "Leeds"],
    "plumber in Leeds and 15 miles round": ["plumber", "Leeds and 15 miles round"],
    "Im a sparky covering Hull and Beverley": ["electrician", "Hull and Beverley"],
    "We do kitchen fitting, all over Kent": ["kitchen fitting", "Kent"],
    "dog groomer in Hull": ["dog groomer", "Hull"],
    "I'm a piano tuner based in Bath": ["piano tuner", "Bath"],
    "gas engineer LS6": ["gas engineer", "LS6"],
  };
  for (const [text, [trade, area]] of Object.entries(both)) {
    it(`are both in "${text}"`, () => assert.deepEqual(factsOf(text), { trade, area }));
  }

  it("may come one at a time, in either order, and any words are a trade where that is what is missing", () => {
    assert.deepEqual(factsOf("plumber"), { trade: "plumber" });
    const trade = { ...newSetup, told: { ...newSetup.told, trade: "plumber" } };
    assert.deepEqual(factsOf("mostly the dales", trade), { area: "the dales" });
    assert.deepEqual(factsOf("Leeds"), { area: "Leeds" });
    const area = { ...newSetup, told: { ...newSetup.told, area: "Leeds" } };
    assert.deepEqual(factsOf("I'm a mobile hairdresser", area), { trade: "mobile hairdresser" });
  });

  it("with names behind them, on lines or between commas, are four answers", () => {
    const four = { trade: "roofer", area: "Hull", businessName: "Top Tiles Ltd", ownerName: "Bob" };
    assert.deepEqual(factsOf("roofer\nHull\nTop Tiles Ltd\nBob"), four);
    assert.deepEqual(factsOf("Roofer, Hull, Top Tiles Ltd, Bob"), four);
  });
});

describe("the name of a business", () => {
  const open = asked("business_name");
  for (const [text, businessName] of [
    ["Reed Plumbing", "Reed Plumbing"],
    ["it's Reed Plumbing.", "Reed Plumbing"],
    ["We're called Reed & Daughter", "Reed & Daughter"],
    ["the business is called Smith and Sons Ltd", "Smith and Sons Ltd"],
    ["A1 Drains 24/7", "A1 Drains 24/7"],
  ] as const) {
    it(`is in "${text}"`, () => assert.deepEqual(factsOf(text, open), { businessName }));
  }
  for (const text of [
    "yes",
    "what do you mean?",
    "www.reed-plumbing.example",
    "Ring 07700 900123",
    "\u{1F44D}",
    "42",
    "Sorry I am driving right now and will get back to you later on",
    "m".repeat(61),
  ]) {
    it(`is not in "${text}"`, () => assert.equal(factsOf(text, open), "nothing"));
  }
});

describe("an owner's name", () => {
  const open = asked("owner_name");
  for (const [text, ownerName] of [
    ["Ann", "Ann"],
    ["ann", "Ann"],
    ["its Ann, Ann Reed", "Ann Reed"],
    ["My name is Siân O'Neil", "Sian O'Neil"],
    ["Bob here", "Bob"],
  ] as const) {
    it(`is in "${text}"`, () => assert.deepEqual(factsOf(text, open), { ownerName }));
  }
  for (const text of ["yes", "why do you ask?", "07700 900123", "I'm driving"]) {
    it(`is not in "${text}"`, () => assert.equal(factsOf(text, open), "nothing"));
  }
});

describe("when to be told of jobs", () => {
  for (const text of ["1", "any time", "24/7", "day or night", "as they come", "SMS"])
    it(`is any hour in "${text}"`, () => assert.deepEqual(factsOf(text, asked("alerts")), { alerts: "any_hour" }));
  for (const text of ["2", "not at night please", "daytime only", "no nights"])
    it(`is not at night in "${text}"`, () =>
      assert.deepEqual(factsOf(text, asked("alerts")), { alerts: "not_at_night" }));
});

describe("the agreement", () => {
  for (const text of ["AGREE", "ok", "Yes", "yeah go on then", "I agree to that", "sounds good, I agree"])
    it(`is given by "${text}", in those words`, () =>
      assert.deepEqual(readSetupText(text, asked("agreement")), { heard: "agrees", words: text }));
  for (const text of ["no", "I don't agree", "not happy with that", "I do not accept, ok?"])
    it(`is declined by "${text}"`, () =>
      assert.deepEqual(readSetupText(text, asked("agreement")), { heard: "declines" }));
  for (const text of ["how much is it after?", "what's the catch", "ok but how much", "maybe", "1984"])
    it(`is neither in "${text}"`, () => assert.equal(factsOf(text, asked("agreement")), "nothing"));
  it("is heard nowhere but where it was asked for", () => {
    for (const open of [newSetup, asked("business_name"), asked("owner_name"), asked("alerts"), asked("phone"), divert])
      for (const text of ["AGREE", "I agree"]) assert.notEqual(readSetupText(text, open).heard, "agrees");
  });
});

describe("a phone and its network", () => {
  for (const [text, phoneType, network] of [
    ["iphone ee", "IPHONE", "ee"],
    ["Samsung on giffgaff", "ANDROID", "o2"],
    ["Android 3", "ANDROID", "three"],
    ["iPhone, SMARTY", "IPHONE", "three"],
    ["its an iphone 13 with voxi", "IPHONE", "vodafone"],
    ["BT landline", "LANDLINE", "bt"],
    ["landline with virgin", "LANDLINE", "other"],
    ["android not sure", "ANDROID", "other"],
    ["iphone bt mobile", "IPHONE", "ee"],
  ] as const) {
    it(`are in "${text}"`, () => assert.deepEqual(factsOf(text, asked("phone")), { phoneType, network }));
  }
  it("may come one at a time", () => {
    assert.deepEqual(factsOf("iphone", asked("phone")), { phoneType: "IPHONE" });
    assert.deepEqual(factsOf("three", asked("phone")), { network: "three" });
  });
  it("are not in how many people there are", () => {
    assert.deepEqual(factsOf("three of us, roofers in Hull"), { trade: "roofers", area: "Hull" });
  });
});

describe("what became of a code", () => {
  const outcomes = {
    set: ["DONE", "done that one too", "it worked", "says registered", "it says OK", "all set"],
    refused: ["NO", "error", "it didn't work", "connection problem or invalid MMI code", "won't set"],
    skipped: ["SKIP", "skip this one"],
  } as const;
  for (const outcome of ["set", "refused", "skipped"] as const)
    for (const text of outcomes[outcome])
      it(`is ${outcome} in "${text}"`, () =>
        assert.deepEqual(readSetupText(text, divert), { heard: "dialled", outcome }));
  for (const text of ["ok", "which keypad?", "hang on"])
    it(`is not in "${text}"`, () => assert.notEqual(readSetupText(text, divert).heard, "dialled"));
});

describe("what an owner saw of a test call", () => {
  for (const [text, seen] of [
    ["it went to voicemail", "voicemail"],
    ["the answerphone got it", "voicemail"],
    ["I picked up by mistake", "answered"],
    ["just rang out", "nothing"],
    ["done", "nothing"],
  ] as const)
    it(`is ${seen} in "${text}"`, () => assert.deepEqual(readSetupText(text, testCall), { heard: "called", seen }));
});

describe("a correction", () => {
  it("tells anew what was told last", () => {
    const name = asked("owner_name", { last: ["businessName"] });
    const heard = readSetupText("no, it's Smith & Sons", name);
    assert.deepEqual(heard, { heard: "facts", facts: { businessName: "Smith & Sons" }, corrects: true });
    assert.deepEqual(factsOf("sorry, any time", asked("agreement", { last: ["alerts"] })), { alerts: "any_hour" });
    assert.deepEqual(factsOf("no it's vodafone", { ...divert, last: ["phoneType", "network"] }), {
      network: "vodafone",
    });
    assert.deepEqual(factsOf("no, Bradford", asked("business_name", { last: ["trade", "area"] })), {
      area: "Bradford",
    });
  });
  it("may name what it corrects, wherever set-up stands", () => {
    assert.deepEqual(factsOf("the business name should be Reed & Co", divert), { businessName: "Reed & Co" });
    assert.deepEqual(factsOf("actually my name is Anne", asked("alerts", { last: ["businessName"] })), {
      ownerName: "Anne",
    });
  });
});

describe("the words that work at every question", () => {
  const words = {
    back: ["BACK", "go back please"],
    menu: ["MENU", "options"],
    where: ["WHERE AM I", "where am i up to?"],
    again: ["AGAIN", "hi", "say that again please"],
    person: ["CALL ME", "can I speak to a person"],
    another_business: ["I've got a second business"],
    thanks: ["thanks", "hang on"],
  } as const;
  for (const [command, texts] of Object.entries(words)) {
    it(`are heard as ${command}: ${texts.join(", ")}`, () => {
      for (const open of [newSetup, asked("business_name"), asked("agreement"), asked("phone"), divert, testCall])
        for (const text of texts) assert.deepEqual(readSetupText(text, open), { heard: "command", command });
    });
  }
});

describe("any text at all", () => {
  it("is read, at every question, in no time", () => {
    const opens = [newSetup, asked("business_name"), asked("owner_name"), asked("agreement"), asked("phone"), divert];
    fc.assert(
      fc.property(anyWords, fc.constantFrom(...opens), (text, setup) => {
        const heard = readSetupText(text, setup);
        if (heard.heard === "agrees") assert.equal(setup.open.is, "agreement");
      }),
      withoutShrinking,
    );
    const started = performance.now();
    for (const long of ["in ".repeat(800), "a ".repeat(800), "no it's ".repeat(200), "1".repeat(1_600)])
      for (const setup of opens) readSetupText(long, setup);
    assert.ok(performance.now() - started < 1_000);
  });
});
