import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { handoverEndsHours } from "../../../src/domain/intake.ts";
import { nothingTold } from "../../../src/domain/client-facts.ts";
import type { Step } from "../../../src/domain/intake/state.ts";
import { type Topic, topicsIn } from "../../../src/domain/intake/topic.ts";
import { nothingRead } from "../../../src/domain/reading.ts";
import { customerText } from "../../../src/domain/wording/customer-text.ts";
import { textsTheCustomer } from "../../../src/domain/intake/effect.ts";
import { after, doings, play, rings, says, silence } from "../conversation.ts";

const lead = [rings(), says("Boiler broken, LS1 4AP")];
const news = (step: Step | undefined) =>
  (step?.effects ?? []).flatMap((effect) => (effect.do === "alert_owner" ? [effect.about] : []));
const words = (step: Step | undefined) =>
  (step?.effects ?? []).filter(textsTheCustomer).map((effect) => customerText(effect, "Reed Plumbing", false));

describe("a text that asks nothing", () => {
  it("is taken for no question", () => {
    const asks = (body: string, intent: "question" | "job" | "answer" | "unclear") =>
      topicsIn({ ...nothingRead, intent, job: intent === "job" ? "a leak" : null }, body);
    for (const body of ["hello?", "anyone there?", "are you there?", "can you help?"])
      assert.deepEqual(asks(body, "question"), []);
    for (const body of ["the cost of heating is too high since it broke", "it's at the hours of night", "what a mess"])
      assert.deepEqual(asks(body, "job"), [], body);
    assert.deepEqual(asks("how much?", "unclear"), []);
  });
});

describe("a long text with a question at its end", () => {
  it("has its question in the alert, and what it tells beside it is not lost", () => {
    const body =
      "Boiler broken at LS1 4AP. It has been off since Tuesday and we have tried everything. Can you come today?";
    const alert = play([rings(), says(body)])
      .at(-1)
      ?.effects.find((effect) => effect.do === "alert_owner");
    assert.equal(alert?.do === "alert_owner" && alert.asks, "Can you come today?");
    const facts = { ...nothingTold, calloutPence: 6000 };
    const told = play([...lead, says("tomorrow after 2 please, how much is the call out?")], facts).at(-1);
    assert.deepEqual([news(told), doings(told)], [["update"], ["save_lead", "alert_owner", "answer"]]);
  });
});

describe("a question", () => {
  it("is known by what it is about, two at most", () => {
    const table: readonly (readonly [string, readonly Topic[]])[] = [
      ["How much is a call out?", ["price"]],
      ["what do you charge for a tap", ["price"]],
      ["Do you cover Otley?", ["area"]],
      ["are you open on Sundays?", ["hours"]],
      ["when can you come?", ["availability"]],
      ["can someone come today", ["availability"]],
      ["any update? are you still coming?", ["progress"]],
      ["is this a robot?", ["identity"]],
      ["how much, and do you cover LS7, and when can you come?", ["price", "area"]],
      ["do you take dogs?", ["other"]],
    ];
    for (const [body, topics] of table)
      assert.deepEqual(topicsIn({ ...nothingRead, intent: "question" }, body), topics, body);
  });

  it("is answered from what the owner told, and the conversation goes on", () => {
    const [, step] = play([rings(), says("how much is your call out?")], { ...nothingTold, calloutPence: 6000 });
    assert.deepEqual(doings(step), ["ask_job"]);
    assert.match(words(step)[0] ?? "", /^The call-out charge is £60; .* What's the problem/);
  });

  it("that only a person can answer is passed on, and that is what is said", () => {
    const [, step] = play([rings(), says("how much is your call out?")]);
    assert.deepEqual(doings(step), ["ask_job", "alert_owner"]);
    assert.deepEqual(news(step), ["asks"]);
    assert.match(words(step)[0] ?? "", /A price can only come from a person; they have your question\./);
  });

  it("that the owner has is not told once more when they fall silent", () => {
    assert.deepEqual(doings(play([rings(), says("how much is your call out?"), after(10, silence())]).at(-1)), []);
  });

  it("with a job in it is both", () => {
    const [, step] = play([rings(), says("boiler broken at LS1 4AP, can you come today?")]);
    assert.deepEqual(doings(step), ["confirm", "save_lead", "alert_owner"]);
    assert.deepEqual(news(step), ["new"]);
    assert.ok(
      step?.effects.some(
        (effect) => effect.do === "alert_owner" && effect.asks === "boiler broken at LS1 4AP, can you come today?",
      ),
    );
    assert.match(words(step)[0] ?? "", /A time can only come from a person.*Noted: .*LS1 4AP/);
  });

  it("about a job that is known is passed on once with an answer, and again without one", () => {
    const steps = play([...lead, says("when can you come?"), says("so what time will you be here?")]);
    assert.deepEqual(steps.slice(2).map(doings), [
      ["save_lead", "alert_owner", "answer"],
      ["save_lead", "alert_owner"],
    ]);
    assert.deepEqual(steps.slice(2).flatMap(news), ["asks", "asks"]);
  });

  it("is passed on only so often", () => {
    const many = Array.from({ length: 20 }, (_, place) => says(`when can you come${"?".repeat(place + 1)}`));
    const alerts = play([...lead, ...many])
      .slice(2)
      .flatMap(news);
    assert.ok(alerts.length <= 6, String(alerts.length));
  });
});

describe("what is still worth asking", () => {
  const asked = (steps: readonly Step[]) =>
    steps.flatMap(({ effects }) => effects.flatMap((effect) => (effect.do === "confirm" ? [effect.more] : [])));

  it("is one thing, and only where it is not known", () => {
    assert.deepEqual(asked(play(lead)), ["more_when"]);
    assert.deepEqual(asked(play([rings(), says("Boiler broken, LS1 4AP, tomorrow please")])), [null]);
    assert.deepEqual(asked(play([rings(), says("Burst pipe, water everywhere, LS1 4AP")])), [null]);
  });

  it("does not hold up the alert, and its answer reaches the owner", () => {
    const steps = play([...lead, says("tomorrow morning")]);
    assert.deepEqual(steps.slice(1).map(news), [["new"], ["update"]]);
    const last = steps.at(-1)?.intake;
    assert.ok(last?.stage === "captured" && last.facts.when?.text.startsWith("tomorrow"));
  });
});

describe("someone who corrects what they said", () => {
  it("moves the lead, hears how it stands, and so does the owner, each time", () => {
    const steps = play([...lead, says("sorry, LS7 2BB not LS1 4AP"), says("sorry, it's LS7 3AB")]);
    assert.deepEqual(steps.slice(2).map(doings), [
      ["save_lead", "alert_owner", "say_corrected"],
      ["save_lead", "alert_owner", "say_corrected"],
    ]);
    assert.deepEqual(steps.slice(2).flatMap(news), ["corrected", "corrected"]);
    const last = steps.at(-1)?.intake;
    assert.ok(last?.stage === "captured" && last.facts.postcode === "LS7 3AB");
  });

  it("does not lose a whole postcode to its first half", () => {
    const last = play([...lead, says("yes it's in LS1")]).at(-1)?.intake;
    assert.ok(last?.stage === "captured" && last.facts.postcode === "LS1 4AP");
  });
});

describe("a second job of the same person", () => {
  it("is a lead of its own where it is clearly another, and stands on the same sheet where it is not", () => {
    const clear = play([...lead, says("I've got another job too, the garden tap is leaking")]);
    assert.deepEqual(
      clear.flatMap(({ effects }) =>
        effects.flatMap((effect) => (effect.do === "save_lead" ? [`${effect.enquiry} ${effect.as}`] : [])),
      ),
      ["1 new", "2 new"],
    );
    const joined = play([...lead, says("the garden tap is leaking as well")]).at(-1);
    assert.deepEqual(joined?.effects[0], { ...joined?.effects[0], do: "save_lead", as: "update", enquiry: 1 });
  });

  it("at another house is asked for its place, in other words than the first", () => {
    const steps = play([
      rings(),
      says("Boiler broken"),
      says("LS1 4AP"),
      says("another job at my mum's house, her tap is leaking"),
    ]);
    const last = steps.at(-1)?.effects.at(-1);
    assert.ok(last?.do === "ask_place" && last.words === "place_other");
  });
});

describe("every question of three enquiries", () => {
  it("is put in other words", () => {
    const jobs = [
      "my tap is dripping",
      "another job at my mum's house, her tap is dripping",
      "another job at my dad's house, his toilet is blocked",
    ];
    const steps = play([rings(), ...jobs.flatMap((job, place) => [says(job), says(`LS${place + 1} 4AP`)])]);
    const asked = steps.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.do === "ask_place" ? [effect.words] : [])),
    );
    assert.deepEqual(asked, ["place", "place_other", "place_again"]);
  });
});

describe("someone who wants nothing of the business", () => {
  it("is let go politely once, and what they say after it reaches nobody", () => {
    const steps = play([rings(), says("sorry wrong number"), says("lol no worries"), says("wrong number")]);
    assert.deepEqual(steps.slice(1).map(doings), [["say_sorry"], [], []]);
  });

  it("is told who this is if they ask, and nothing is asked of them", () => {
    const steps = play([rings(), says("sorry wrong number"), says("who is this then?"), after(10, silence())]);
    assert.deepEqual(steps.slice(2).map(doings), [["answer"], []]);
    assert.match(words(steps[2])[0] ?? "", /^This is the automated line of Reed Plumbing;/);
  });

  it("is heard when they have a job after all", () => {
    const steps = play([rings(), says("sorry wrong number"), says("actually my boiler is broken, LS1 4AP")]);
    assert.deepEqual(doings(steps.at(-1)), ["confirm", "save_lead", "alert_owner"]);
  });

  it("is not answered where they sell or insult", () => {
    for (const text of ["We can get you on the first page of google", "you useless idiots"])
      assert.deepEqual(doings(play([rings(), says(text)]).at(-1)), []);
  });

  it("and says thanks gets no answer", () => {
    assert.deepEqual(
      play([...lead, says("thanks"), says("thank you")])
        .slice(2)
        .map(doings),
      [[], []],
    );
  });
});

describe("a thread that is a person's", () => {
  const human = [...lead, says("can I talk to someone please")];

  it("is kept silent on for a week after the last word, and then answered again", () => {
    const soon = play([...human, after((handoverEndsHours - 1) * 60, says("when are you coming?"))]).at(-1);
    assert.ok(!(soon?.effects ?? []).some(textsTheCustomer));
    const late = play([...human, after(handoverEndsHours * 60 + 1, says("when are you coming?"))]).at(-1);
    assert.ok((late?.effects ?? []).some(textsTheCustomer));
  });
});
