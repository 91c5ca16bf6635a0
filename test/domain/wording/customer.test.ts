import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ClientFacts, nothingTold } from "../../../src/domain/client-facts.ts";
import { septetsOf } from "../../../src/domain/gsm7.ts";
import { isMoreQuestion, questions } from "../../../src/domain/intake/question.ts";
import { answerTo, type Topic, topics } from "../../../src/domain/intake/topic.ts";
import * as customer from "../../../src/domain/wording/customer.ts";
import { nothingSaid } from "../../../src/domain/lead-facts.ts";
import { textNameOf, textNameSeptetsMax } from "../../../src/domain/wording/text-name.ts";
import { anyAnswers, anyLead, anyWords, withoutShrinking } from "./arbitrary-slots.ts";
import { assertOurWords, assertSendable } from "./template-rules.ts";

describe("the first text", () => {
  it("is the one of the telephony page, word for word", () => {
    assert.equal(
      customer.firstText("Dave's Plumbing"),
      "Hi, it's Dave's Plumbing (automated). Sorry we missed your call. What's the problem and your postcode? Emergency? Reply URGENT. Reply STOP to opt out",
    );
  });

  it("is one segment for every business name, and exactly full with the longest", () => {
    assert.equal(septetsOf(customer.firstText("A".repeat(26))), 160);
    fc.assert(
      fc.property(anyWords, (name) => assertSendable(customer.firstText(name), 1)),
      withoutShrinking,
    );
  });
});

const questionsOf = (voice: customer.Voice) => questions.map((question) => customer.ask(voice, question, []));
const alone = (voice: customer.Voice) => [customer.passedOn(voice), customer.sorryToTrouble(voice)];
const mores = [null, ...questions.filter(isMoreQuestion)];

describe("everything else that a customer is told", () => {
  it("is at most two GSM-7 segments and invites no carrier word, whatever was said and asked", () => {
    fc.assert(
      fc.property(anyWords, fc.boolean(), anyLead, anyAnswers, (businessName, introduce, lead, answers) => {
        const voice = { businessName, introduce };
        for (const text of [...questionsOf(voice), ...alone(voice)]) assertSendable(text, 1);
        for (const question of questions) assertSendable(customer.ask(voice, question, answers), 2);
        for (const more of mores) assertSendable(customer.confirmCaptured(voice, { lead, more, answers }), 2);
        if (answers.length > 0) assertSendable(customer.answered(voice, answers), 2);
        assertSendable(customer.corrected(voice, lead), 2);
        assertSendable(customer.holdingReply(businessName), 1);
        assertSendable(customer.sawYouRangAgain(businessName), 1);
      }),
      { ...withoutShrinking, numRuns: 300 },
    );
  });

  it("is plain English with much or little known", () => {
    const lead = { ...nothingSaid, job: "no hot water", postcode: "LS1 4AP" };
    const told = { hours: "Mon-Fri 8-6", area: "Leeds", calloutPence: 6000 };
    const answers = [nothingTold, told].flatMap((facts) =>
      topics.flatMap((one) => topics.map((other) => [answerTo(one, facts), answerTo(other, facts)])),
    );
    for (const introduce of [true, false]) {
      const voice = { businessName: "Dave's Plumbing", introduce };
      for (const text of [...questionsOf(voice), ...alone(voice)]) assertOurWords(text);
      for (const asked of answers) assertOurWords(customer.answered(voice, asked));
      for (const said of [lead, nothingSaid]) {
        assertOurWords(customer.corrected(voice, said));
        for (const asked of [[], ...answers.slice(0, 3)]) {
          for (const more of mores)
            assertOurWords(customer.confirmCaptured(voice, { lead: said, more, answers: asked }));
        }
      }
    }
    for (const text of [
      customer.firstText("Dave's"),
      customer.holdingReply("Dave's"),
      customer.sawYouRangAgain("Dave's"),
    ])
      assertOurWords(text);
  });

  it("asks for no place that was said, and never the same in the same words", () => {
    const voice = { businessName: "Dave's", introduce: false };
    assert.doesNotMatch(customer.ask(voice, "job_there", []), /postcode|where|address/i);
    assert.match(customer.ask(voice, "job", []), /postcode/);
    assert.equal(new Set(questionsOf(voice)).size, questions.length);
  });

  it("says who is texting, that it is automated and how to opt out where it is the first of ours", () => {
    const voice = { businessName: "Dave's Plumbing", introduce: true };
    for (const text of [...questionsOf(voice), ...alone(voice), customer.holdingReply("Dave's Plumbing")]) {
      for (const part of ["Dave's Plumbing", "automated", "Reply STOP to opt out"])
        assert.ok(text.includes(part), text);
    }
  });
});

describe("the answer to a question", () => {
  const voice = { businessName: "Dave's", introduce: false };
  const answered = (facts: ClientFacts, ...asked: readonly Topic[]) =>
    customer.answered(
      voice,
      asked.map((topic) => answerTo(topic, facts)),
    );

  it("promises no time, price or visit where the owner told nothing: it says that a person has it", () => {
    assert.equal(
      answered(nothingTold, "price", "availability"),
      "A price and a time can only come from a person; they have your question.",
    );
    const all = { hours: "8-6", area: "Leeds", calloutPence: 6000 };
    for (const topic of ["availability", "progress", "other"] as const)
      assert.match(answered(all, topic), /from a person/);
  });

  it("says what the owner told, and no more", () => {
    assert.equal(
      answered({ ...nothingTold, calloutPence: 6050 }, "price"),
      "The call-out charge is £60.50; the rest depends on the job.",
    );
    assert.match(answered({ ...nothingTold, calloutPence: 0 }, "price"), /^There is no call-out charge/);
    assert.equal(
      answered({ ...nothingTold, area: "Leeds", hours: "8-6" }, "area", "hours"),
      "Area covered: Leeds. Working hours: 8-6.",
    );
    assert.match(answered(nothingTold, "identity"), /automated/);
  });
});

describe("a business's text name", () => {
  it("is the name itself where it fits, and else the name without its legal ending or its last words", () => {
    const names: readonly (readonly [string, string])[] = [
      ["Dave's Plumbing", "Dave's Plumbing"],
      ["Siân’s Café Repairs", "Sian's Café Repairs"],
      ["Bright Spark Electrical Co Ltd", "Bright Spark Electrical Co"],
      ["Montgomery and Featherstonehaugh Roofing", "Montgomery"],
      ["Llanfairpwllgwyngyllgogerychwyrndrobwll", "Llanfairpwllgwyngyllgogery"],
      ["HELP Plumbing", "help Plumbing"],
      ["  ", "the trade you rang"],
      ["😀😀", "the trade you rang"],
      ["вода", "the trade you rang"],
    ];
    for (const [name, expected] of names) assert.equal(textNameOf(name), expected);
  });

  it("always has a letter or figure, fits, and stays as it is the second time", () => {
    fc.assert(
      fc.property(anyWords, (business) => {
        const name = textNameOf(business);
        assert.match(name, /[\p{L}\p{N}]/u);
        assert.ok((septetsOf(name) ?? Infinity) <= textNameSeptetsMax, name);
        assert.equal(textNameOf(name), name);
      }),
      withoutShrinking,
    );
  });
});
