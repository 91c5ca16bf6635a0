import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Effect } from "../../src/domain/intake/effect.ts";
import { newIntake } from "../../src/domain/intake/state.ts";
import { after, doings, play, rings, says, silence } from "./conversation.ts";

function about(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.do === "alert_owner" ? [effect.about] : []));
}

describe("a caller whose call was missed", () => {
  it("is texted once in 24 hours however often they ring, and the owner hears of the ringing once", () => {
    const steps = play([rings(), after(1, rings()), after(2, rings()), after(60 * 20, rings())]);
    assert.deepEqual(steps.map(doings), [["send_first_text"], ["alert_owner"], [], []]);
    assert.deepEqual(about(steps[1]?.effects ?? []), ["rang_again"]);
  });

  it("is texted again when the window is over and nothing has been said", () => {
    const steps = play([rings(), after(24 * 60 - 1, rings()), after(1, rings())]);
    assert.deepEqual(steps.map(doings), [["send_first_text"], ["alert_owner"], ["send_first_text"]]);
  });

  it("is a lead when one answer says what and where, and the owner is told", () => {
    const [, told] = play([rings(), says("Boiler broken, LS1 4AP")]);
    assert.deepEqual(told && doings(told), ["confirm", "save_lead", "alert_owner"]);
    assert.deepEqual(about(told?.effects ?? []), ["new"]);
    assert.equal(told?.intake.stage, "asked_more");
  });

  it("is asked only for what is missing", () => {
    const steps = play([rings(), says("Boiler broken"), says("LS1 4AP")]);
    assert.deepEqual(steps.map(doings), [
      ["send_first_text"],
      ["save_lead", "ask_place"],
      ["confirm", "save_lead", "alert_owner"],
    ]);
    const other = play([rings(), says("LS1 4AP"), says("boiler broken")]);
    assert.deepEqual(other.map(doings), [["send_first_text"], ["ask_job"], ["confirm", "save_lead", "alert_owner"]]);
    assert.deepEqual(other[1]?.effects, [{ do: "ask_job", words: "job_there", answers: [], introduce: false }]);
  });

  it("is not asked the same thing twice in the same words", () => {
    const [, first, second] = play([rings(), says("Boiler broken"), says("hmm")]);
    assert.deepEqual(first?.effects.at(-1), { do: "ask_place", words: "place", answers: [], introduce: false });
    assert.deepEqual(second?.effects.at(-1), { do: "ask_place", words: "place_again", answers: [], introduce: false });
  });

  it("goes to the owner as it is after two questions in vain", () => {
    const steps = play([rings(), says("hello"), says("hello there"), says("hi")]);
    assert.deepEqual(steps.map(doings), [
      ["send_first_text"],
      ["ask_job"],
      ["say_passed_on", "alert_owner"],
      ["alert_owner"],
    ]);
    assert.deepEqual(about(steps[2]?.effects ?? []), ["not_understood"]);
    const half = play([rings(), says("Boiler broken"), says("hmm"), says("hmm hmm")]);
    assert.deepEqual(doings(half.at(-1)), ["say_passed_on", "save_lead", "alert_owner"]);
    assert.equal(half.at(-1)?.intake.stage, "captured");
  });

  it("goes to the owner as it is when they fall silent, and only if they said something", () => {
    assert.deepEqual(doings(play([rings(), after(20, silence())]).at(-1)), []);
    assert.deepEqual(about(play([rings(), says("Boiler broken"), after(20, silence())]).at(-1)?.effects ?? []), [
      "new",
    ]);
    assert.deepEqual(about(play([rings(), says("LS1 4AP"), after(20, silence())]).at(-1)?.effects ?? []), [
      "not_understood",
    ]);
    assert.deepEqual(
      doings(play([rings(), says("Boiler broken"), after(20, silence()), after(20, silence())]).at(-1)),
      [],
    );
  });

  it("who has an emergency is told to the owner before the address is known", () => {
    const [, first, second] = play([rings(), says("Burst pipe, water pouring everywhere"), says("LS1 4AP")]);
    assert.deepEqual(first && doings(first), ["save_lead", "alert_owner", "ask_place"]);
    assert.deepEqual(about(second?.effects ?? []), ["update"]);
    const [, urgent] = play([rings(), says("URGENT")]);
    assert.deepEqual(urgent && doings(urgent), ["alert_owner", "ask_job"]);
  });

  it("rings weeks later about something new and begins anew", () => {
    const steps = play([rings(), says("Boiler broken, LS1 4AP"), after(60 * 24 * 15, rings()), says("Toilet blocked")]);
    assert.deepEqual(doings(steps[2]), ["send_first_text"]);
    assert.deepEqual(doings(steps[3]), ["save_lead", "ask_place"]);
    assert.deepEqual(steps[3]?.effects[0], {
      do: "save_lead",
      as: "new",
      state: "NEEDS_INFO",
      enquiry: 2,
      lead: steps[3]?.effects[0]?.do === "save_lead" ? steps[3].effects[0].lead : null,
    });
  });

  it("rings again after the window with a lead open, and is not asked again", () => {
    const steps = play([rings(), says("Boiler broken, LS1 4AP"), after(60 * 25, rings()), after(5, rings())]);
    assert.deepEqual(doings(steps[2]), ["alert_owner", "say_rang_again"]);
    assert.deepEqual(doings(steps[3]), []);
  });
});

describe("someone who texts without having rung", () => {
  it("is told who writes and how to opt out, once", () => {
    const steps = play([says("hi"), says("boiler broken"), says("LS1 4AP")]);
    assert.deepEqual(
      steps.flatMap(({ effects }) => effects.map((effect) => ("introduce" in effect ? effect.introduce : null))),
      [true, null, false, false, null, null],
    );
  });

  it("gets no question when they say thanks, rang a wrong number, sell or insult", () => {
    for (const text of [
      "thanks",
      "sorry wrong number",
      "We can get you on the first page of google",
      "you useless idiots",
    ]) {
      const [step] = play([says(text)]);
      assert.deepEqual(step, { intake: newIntake, effects: [] }, text);
      const asked = doings(play([rings(), says(text)]).at(-1)).filter((what) => what.startsWith("ask"));
      assert.deepEqual(asked, [], text);
    }
  });
});

describe("a lead that is known to the owner", () => {
  it("is updated by each later text, and the owner is told once", () => {
    const steps = play([
      rings(),
      says("Boiler broken, LS1 4AP"),
      says("it makes a noise"),
      says("are you there?"),
      says("thanks"),
    ]);
    assert.deepEqual(steps.slice(2).map(doings), [["save_lead", "alert_owner"], ["save_lead"], []]);
    const saved = steps.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.do === "save_lead" ? [effect.as] : [])),
    );
    assert.deepEqual(saved, ["new", "update", "update"]);
  });

  it("is told again when it becomes graver, when danger shows, and when what was missing comes", () => {
    const base = [rings(), says("Boiler broken, LS1 4AP"), says("it makes a noise")];
    assert.deepEqual(doings(play([...base, says("water is pouring through the ceiling")]).at(-1)), [
      "save_lead",
      "alert_owner",
    ]);
    assert.deepEqual(doings(play([...base, says("I smell gas")]).at(-1)), [
      "send_safety",
      "save_lead",
      "alert_owner",
      "alert_operator",
    ]);
    const placeless = [rings(), says("I smell gas"), says("please hurry"), says("please hurry up")];
    assert.deepEqual(about(play([...placeless, says("LS1 4AP")]).at(-1)?.effects ?? []), ["update"]);
  });

  it("is told when the customer wants a person or changes a visit, once each", () => {
    const base = [rings(), says("Boiler broken, LS1 4AP"), says("it makes a noise")];
    const human = play([...base, says("can someone ring me please"), says("please call me back")]);
    assert.deepEqual(human.slice(3).map(doings), [["save_lead", "say_passed_on", "alert_owner"], ["save_lead"]]);
    assert.deepEqual(about(play([...base, says("need to cancel the appointment")]).at(-1)?.effects ?? []), [
      "change_booking",
    ]);
  });
});

describe("someone who wants a person", () => {
  it("is handed over at once and asked nothing more", () => {
    const steps = play([rings(), says("please can someone ring me"), says("hello?"), after(60 * 25, rings())]);
    assert.deepEqual(steps.slice(1).map(doings), [["say_passed_on", "alert_owner"], ["alert_owner"], ["alert_owner"]]);
  });

  it("becomes a lead when they say what is wrong after all", () => {
    const last = play([rings(), says("please can someone ring me"), says("boiler broken LS1 4AP")]).at(-1);
    assert.deepEqual(doings(last), ["save_lead", "alert_owner"]);
    assert.equal(last?.intake.stage, "captured");
  });
});

describe("danger to people", () => {
  it("comes before everything: safety words, the lead, owner and operator, and no question", () => {
    for (const before of [[], [rings()], [rings(), says("Boiler broken")], [rings(), says("Boiler broken, LS1 4AP")]]) {
      const last = play([...before, says("I can smell gas")]).at(-1);
      assert.deepEqual(doings(last), ["send_safety", "save_lead", "alert_owner", "alert_operator"]);
      assert.equal(last?.effects.find((effect) => effect.do === "alert_owner")?.urgency, "emergency");
    }
  });

  it("is told to people once an hour, while the safety words are left to the gate", () => {
    const steps = play([
      rings(),
      says("I smell gas"),
      after(5, says("still smell gas")),
      after(60, says("gas smell is back")),
    ]);
    assert.deepEqual(steps.slice(2).map(doings), [
      ["send_safety", "save_lead"],
      ["send_safety", "save_lead", "alert_owner", "alert_operator"],
    ]);
  });
});

describe("someone who opts out", () => {
  const before = [
    [],
    [rings()],
    [rings(), says("Boiler broken")],
    [rings(), says("Boiler broken, LS1 4AP")],
    [rings(), says("hi"), says("hi"), says("hi")],
  ];

  it("is left in silence from every state", () => {
    for (const turns of before) {
      const last = play([...turns, says("STOP")]).at(-1);
      assert.deepEqual(last?.effects, [{ do: "opt_out", words: "STOP", by: "carrier_word" }]);
      assert.equal(last?.intake.stage, "opted_out");
    }
  });

  it("is told to the owner when a booking may have been meant, a person is wanted, or the wording is doubtful", () => {
    for (const [text, news] of [
      ["CANCEL", "may_have_meant_booking"],
      ["end.", "may_have_meant_booking"],
      ["don't text, ring me", "wants_human"],
      ["please lose my number", "opted_out"],
    ] as const) {
      const last = play([rings(), says(text)]).at(-1);
      assert.deepEqual(doings(last), ["opt_out", "alert_owner"], text);
      assert.deepEqual(about(last?.effects ?? []), [news], text);
    }
  });

  it("and writes or rings all the same is not answered, and the owner is told to ring", () => {
    const steps = play([
      rings(),
      says("STOP"),
      says("boiler broken"),
      says("hello"),
      after(60 * 25, rings()),
      says("YES"),
    ]);
    assert.deepEqual(steps.slice(2).map(doings), [["save_lead", "alert_owner"], [], ["alert_owner"], []]);
    assert.deepEqual(about(steps[2]?.effects ?? []), ["opted_out_wrote"]);
    assert.deepEqual(about(steps[4]?.effects ?? []), ["opted_out_rang"]);
  });

  it("and is in danger is told to owner and operator, without a text", () => {
    const steps = play([rings(), says("STOP"), says("I smell gas"), says("STOP, there is a smell of gas")]);
    assert.deepEqual(steps.slice(2).map(doings), [["save_lead", "alert_owner", "alert_operator"], ["save_lead"]]);
    assert.deepEqual(doings(play([says("stop texting me, I smell gas")]).at(-1)), [
      "opt_out",
      "save_lead",
      "alert_owner",
      "alert_operator",
    ]);
  });

  it("comes back with START and with nothing else, to where they were", () => {
    const steps = play([
      rings(),
      says("Boiler broken, LS1 4AP"),
      says("STOP"),
      says("yes"),
      says("START"),
      says("it makes a noise"),
    ]);
    assert.deepEqual(steps.slice(3).map(doings), [["alert_owner"], ["opt_in"], ["save_lead", "alert_owner"]]);
    assert.equal(steps[4]?.intake.stage, "captured");
    assert.deepEqual(doings(play([rings(), says("STOP"), says("START"), says("boiler broken")]).at(-1)), [
      "save_lead",
      "ask_place",
    ]);
  });
});

describe("the one word HELP", () => {
  it("is shown to the owner once and leaves the conversation where it was", () => {
    const steps = play([rings(), says("HELP"), says("help"), says("Boiler broken, LS1 4AP")]);
    assert.deepEqual(steps.slice(1).map(doings), [["alert_owner"], [], ["confirm", "save_lead", "alert_owner"]]);
  });
});
