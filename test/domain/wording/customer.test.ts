import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { septetsOf } from "../../../src/domain/gsm7.ts";
import * as customer from "../../../src/domain/wording/customer.ts";
import { nothingSaid } from "../../../src/domain/lead-facts.ts";
import { textNameOf, textNameSeptetsMax } from "../../../src/domain/wording/text-name.ts";
import { anyLead, anyWords, withoutShrinking } from "./arbitrary-slots.ts";
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

const questionsOf = (voice: customer.Voice) => [
  ...[true, false].flatMap((yes) => [customer.askJob(voice, yes), customer.askPlace(voice, yes)]),
  customer.passedOn(voice),
];

describe("everything else that a customer is told", () => {
  it("is at most two GSM-7 segments and invites no carrier word, whatever was said", () => {
    fc.assert(
      fc.property(anyWords, fc.boolean(), anyLead, (businessName, introduce, lead) => {
        const voice = { businessName, introduce };
        for (const text of questionsOf(voice)) assertSendable(text, 1);
        assertSendable(customer.confirmCaptured(voice, lead), 2);
        assertSendable(customer.holdingReply(businessName), 1);
        assertSendable(customer.sawYouRangAgain(businessName), 1);
      }),
      withoutShrinking,
    );
  });

  it("is plain English with much or little known", () => {
    const lead = { ...nothingSaid, job: "no hot water", postcode: "LS1 4AP" };
    for (const introduce of [true, false]) {
      const voice = { businessName: "Dave's Plumbing", introduce };
      for (const text of questionsOf(voice)) assertOurWords(text);
      for (const said of [lead, nothingSaid]) assertOurWords(customer.confirmCaptured(voice, said));
    }
    for (const text of [
      customer.firstText("Dave's"),
      customer.holdingReply("Dave's"),
      customer.sawYouRangAgain("Dave's"),
    ])
      assertOurWords(text);
  });

  it("asks for no place that was said, and asks for one in other words the second time", () => {
    const voice = { businessName: "Dave's", introduce: false };
    assert.doesNotMatch(customer.askJob(voice, true), /postcode|where|address/i);
    assert.match(customer.askJob(voice, false), /postcode/);
    assert.notEqual(customer.askPlace(voice, true), customer.askPlace(voice, false));
  });

  it("says who is texting, that it is automated and how to opt out where it is the first of ours", () => {
    const voice = { businessName: "Dave's Plumbing", introduce: true };
    for (const text of [...questionsOf(voice), customer.holdingReply("Dave's Plumbing")]) {
      for (const part of ["Dave's Plumbing", "automated", "Reply STOP to opt out"])
        assert.ok(text.includes(part), text);
    }
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
