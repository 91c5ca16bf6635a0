import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SetupHeard } from "../../../src/domain/onboarding/heard.ts";
import { onSetupText, type SetupAnswer, withNumber } from "../../../src/domain/onboarding/on-setup-text.ts";
import {
  type Fact,
  firstOpen,
  newSetup,
  type Open,
  type Setup,
  type Told,
} from "../../../src/domain/onboarding/setup.ts";

const now = Temporal.Instant.from("2026-11-23T12:00:00Z");
const nothingTold = newSetup.told;
const all: Told = {
  trade: "plumber",
  area: "Leeds",
  businessName: "Reed Plumbing",
  ownerName: "Ann",
  alerts: "any_hour",
  agreed: { at: "2026-11-22T12:00:00Z", words: "AGREE" },
  phoneType: "IPHONE",
  network: "ee",
};
const code = (name: "no_answer" | "unreachable" | "busy", attempt = 0): Open => ({
  is: "divert",
  step: { code: name, attempt },
});

/** Two texts without sense, and a name that was told last, stand before each step. */
function at(open: Open | Exclude<Open["is"], "divert" | "test_call">, told: Partial<Told> = all): Setup {
  return {
    open: typeof open === "string" ? { is: open } : open,
    told: { ...nothingTold, ...told },
    last: ["ownerName"],
    misses: 2,
  };
}

const facts = (told: Partial<Omit<Told, "agreed">>, corrects = false): SetupHeard => ({
  heard: "facts",
  facts: told,
  corrects,
});
const command = (name: Extract<SetupHeard, { heard: "command" }>["command"]): SetupHeard => ({
  heard: "command",
  command: name,
});
const dialled = (outcome: "set" | "refused" | "skipped"): SetupHeard => ({ heard: "dialled", outcome });
const step = (setup: Setup, heard: SetupHeard, hasNumber = true) => onSetupText(setup, heard, hasNumber, now);
const asks = (took: readonly Fact[], corrected = false): SetupAnswer => ({ say: "ask", took, corrected });

describe("the question that is open", () => {
  for (const [missing, open] of [
    ["trade", "trade_and_area"],
    ["area", "trade_and_area"],
    ["businessName", "business_name"],
    ["ownerName", "owner_name"],
    ["alerts", "alerts"],
    ["agreed", "agreement"],
    ["phoneType", "phone"],
    ["network", "phone"],
  ] as const)
    it(`is ${open} where all is told but the ${missing}`, () => {
      assert.deepEqual(firstOpen({ told: { ...all, [missing]: null } }, true), { is: open });
    });

  it("is the number where all is told and there is none, and the first code where there is one", () => {
    assert.deepEqual(firstOpen({ told: all }, false), { is: "number" });
    assert.deepEqual(firstOpen({ told: { ...all, phoneType: null } }, false), { is: "number" });
    assert.deepEqual(firstOpen({ told: all }, true), code("no_answer"));
  });
});

describe("what an owner tells", () => {
  const { trade, area, phoneType, network } = all;

  it("is kept, is what a correction would be of, and ends the row of texts without sense", () => {
    assert.deepEqual(step(at("business_name", { trade, area }), facts({ businessName: "Reed" })), {
      setup: {
        open: { is: "owner_name" },
        told: { ...nothingTold, trade, area, businessName: "Reed" },
        last: ["businessName"],
        misses: 0,
      },
      answer: asks(["businessName"]),
      tellOperator: false,
    });
  });

  for (const [what, setup, told, open] of [
    ["half of the first question", at("trade_and_area", {}), { trade: "plumber" }, { is: "trade_and_area" }],
    ["the other half alone", at("trade_and_area", {}), { area: "Leeds" }, { is: "trade_and_area" }],
    ["its second half", at("trade_and_area", { trade }), { area: "Leeds" }, { is: "business_name" }],
    ["its first half last", at("trade_and_area", { area }), { trade: "plumber" }, { is: "business_name" }],
    ["both", at("trade_and_area", {}), { trade: "plumber", area: "Leeds" }, { is: "business_name" }],
    ["the first again, after BACK", at("trade_and_area"), { trade: "roofer" }, code("no_answer")],
    ["the business", at("business_name", { trade, area }), { businessName: "Reed" }, { is: "owner_name" }],
    ["the owner", at("owner_name", { ...all, alerts: null }), { ownerName: "Bob" }, { is: "alerts" }],
    ["the hours", at("alerts", { ...all, agreed: null }), { alerts: "any_hour" }, { is: "agreement" }],
    ["the phone alone", at("phone", { ...all, phoneType: null, network: null }), { phoneType }, { is: "phone" }],
    ["the network alone", at("phone", { ...all, phoneType: null, network: null }), { network }, { is: "phone" }],
    ["the phone after the network", at("phone", { ...all, phoneType: null }), { phoneType }, code("no_answer")],
    ["the network after the phone", at("phone", { ...all, network: null }), { network }, code("no_answer")],
    [
      "something that was not asked",
      at("business_name", { trade, area }),
      { ownerName: "Bob" },
      { is: "business_name" },
    ],
    ["something that was not asked, after BACK", at("business_name"), { ownerName: "Bob" }, { is: "business_name" }],
    [
      "something else at the agreement",
      at("agreement", { ...all, agreed: null }),
      { area: "Hull" },
      { is: "agreement" },
    ],
    ["another phone at a code", at(code("busy")), { phoneType: "ANDROID" }, code("no_answer")],
    ["another network at a code", at(code("busy")), { network: "three" }, code("no_answer")],
    ["another name at a code", at(code("busy")), { businessName: "Reed" }, code("busy")],
    [
      "another phone at the test call",
      at({ is: "test_call", attempt: 1 }),
      { phoneType: "ANDROID" },
      { is: "test_call", attempt: 1 },
    ],
  ] as const)
    it(`leads on from ${what}`, () => assert.deepEqual(step(setup, facts(told)).setup.open, open));

  it("leads to the number where there is none", () => {
    assert.deepEqual(step(at("trade_and_area"), facts({ trade: "roofer" }), false).setup.open, { is: "number" });
  });

  it("is a correction where it is something else than before, or says so", () => {
    const took = (told: Partial<Omit<Told, "agreed">>, corrects = false, before: Partial<Told> = all) =>
      step(at("agreement", { ...before, agreed: null }), facts(told, corrects)).answer;
    assert.deepEqual(took({ businessName: "Other" }), asks(["businessName"], true));
    assert.deepEqual(took({ businessName: "Reed Plumbing" }), asks(["businessName"], false));
    assert.deepEqual(took({ businessName: "Reed Plumbing" }, true), asks(["businessName"], true));
    assert.deepEqual(took({ businessName: "Reed", ownerName: "Ann" }), asks(["businessName", "ownerName"], true));
    assert.deepEqual(took({ ownerName: "Ann" }, false, {}), asks(["ownerName"], false));
  });
});

describe("an agreement", () => {
  const asked = at("agreement", { ...all, agreed: null });
  const heard: SetupHeard = { heard: "agrees", words: "fine by me" };

  it("is kept with its moment and words, and leads to the phone or to the queue", () => {
    const phone = at("agreement", { ...all, agreed: null, phoneType: null });
    const { setup, answer, tellOperator } = step(phone, heard);
    assert.deepEqual(setup.told.agreed, { at: now.toString(), words: "fine by me" });
    assert.deepEqual([setup.open, setup.last, setup.misses], [{ is: "phone" }, ["agreed"], 0]);
    assert.deepEqual([answer, tellOperator], [asks(["agreed"]), false]);
    assert.deepEqual(step(asked, heard, false).setup.open, { is: "number" });
  });

  it("that is declined moves nothing, and is answered", () => {
    assert.deepEqual(step(asked, { heard: "declines" }), {
      setup: { ...asked, misses: 0 },
      answer: { say: "declined" },
      tellOperator: false,
    });
  });
});

describe("a word that works at every question", () => {
  for (const [from, to] of [
    [at("business_name"), { is: "trade_and_area" }],
    [at("owner_name"), { is: "business_name" }],
    [at("alerts"), { is: "owner_name" }],
    [at("agreement"), { is: "alerts" }],
    [at("number"), { is: "alerts" }],
    [at("phone"), { is: "alerts" }],
    [at(code("no_answer", 2)), { is: "phone" }],
    [at(code("unreachable")), code("no_answer")],
    [at(code("busy")), code("unreachable")],
    [at({ is: "test_call", attempt: 3 }), code("busy")],
    [at({ is: "test_call", attempt: 0 }, { ...all, phoneType: "LANDLINE" }), code("no_answer")],
    [at({ is: "test_call", attempt: 0 }, { ...all, phoneType: null }), code("busy")],
  ] as const)
    it(`BACK leads from ${JSON.stringify(from.open)} on ${from.told.phoneType} to ${JSON.stringify(to)}`, () => {
      assert.deepEqual(step(from, command("back")), {
        setup: { ...from, open: to, last: [], misses: 0 },
        answer: asks([]),
        tellOperator: false,
      });
    });

  it("BACK goes no further than the first question, and never back from what is live", () => {
    for (const open of ["trade_and_area", "live"] as const)
      assert.deepEqual(step(at(open), command("back")), {
        setup: at(open),
        answer: { say: "as_far_back" },
        tellOperator: false,
      });
  });

  it("AGAIN asks the same once more, as if nothing had been told just now", () => {
    assert.deepEqual(step(at("alerts"), command("again")), {
      setup: { ...at("alerts"), last: [], misses: 0 },
      answer: asks([]),
      tellOperator: false,
    });
  });

  it("moves nothing where it asks for a person, a menu, the place or another business, and a person is called for", () => {
    for (const name of ["menu", "where", "another_business", "person"] as const)
      assert.deepEqual(step(at("alerts"), command(name)), {
        setup: at("alerts"),
        answer: { say: name },
        tellOperator: name === "person",
      });
  });

  it("of thanks is answered by nothing", () => {
    assert.deepEqual(step(at("alerts"), command("thanks")), {
      setup: at("alerts"),
      answer: null,
      tellOperator: false,
    });
  });
});

describe("a code that was dialled", () => {
  for (const [from, heard, open] of [
    [at(code("no_answer")), "set", code("unreachable")],
    [at(code("unreachable")), "set", code("busy")],
    [at(code("unreachable")), "skipped", code("busy")],
    [at(code("busy", 1)), "set", { is: "test_call", attempt: 0 }],
    [at(code("no_answer", 3)), "set", { is: "test_call", attempt: 3 }],
    [at(code("no_answer", 1), { ...all, phoneType: "LANDLINE" }), "set", { is: "test_call", attempt: 1 }],
    [at(code("no_answer"), { ...all, phoneType: null }), "set", code("unreachable")],
  ] as const)
    it(`leads from ${JSON.stringify(from.open)} on ${from.told.phoneType}, ${heard}, to ${JSON.stringify(open)}`, () => {
      assert.deepEqual(step(from, dialled(heard)), {
        setup: { ...from, open, last: [], misses: 0 },
        answer: asks([]),
        tellOperator: false,
      });
    });

  it("and was refused is given in its next form", () => {
    const from = at(code("no_answer"));
    assert.deepEqual(step(from, dialled("refused")), {
      setup: { ...from, open: code("no_answer", 1), misses: 0 },
      answer: { say: "code_refused" },
      tellOperator: false,
    });
  });

  it("cannot be skipped where it is the first", () => {
    const first = at(code("no_answer", 1));
    assert.deepEqual(step(first, dialled("skipped")), {
      setup: first,
      answer: { say: "unclear" },
      tellOperator: false,
    });
  });

  it("where none was asked for is a text without sense", () => {
    const { setup, answer } = step({ ...at("alerts"), misses: 0 }, dialled("set"));
    assert.deepEqual([setup, answer], [{ ...at("alerts"), misses: 1 }, { say: "unclear" }]);
  });
});

describe("a test call as its owner saw it", () => {
  it("moves nothing, and is answered by what it means", () => {
    const from = at({ is: "test_call", attempt: 0 });
    for (const seen of ["nothing", "voicemail", "answered", "hung_up"] as const)
      assert.deepEqual(step(from, { heard: "called", seen }), {
        setup: { ...from, misses: 0 },
        answer: { say: "call_seen", seen },
        tellOperator: false,
      });
  });
});

describe("a number that comes or goes", () => {
  const late = [at("phone", { ...all, network: null }), at(code("busy")), at({ is: "test_call", attempt: 2 })];

  it("moves whoever waits for it, and whoever needs it and has lost it", () => {
    assert.deepEqual(withNumber(at("number"), true), at(code("no_answer")));
    for (const setup of late) assert.deepEqual(withNumber(setup, false), { ...setup, open: { is: "number" } });
  });

  it("moves nobody else", () => {
    assert.deepEqual(withNumber(at("number"), false), at("number"));
    for (const setup of late) assert.deepEqual(withNumber(setup, true), setup);
    for (const open of ["alerts", "agreement", "live"] as const)
      for (const has of [true, false]) assert.deepEqual(withNumber(at(open), has), at(open));
  });
});
