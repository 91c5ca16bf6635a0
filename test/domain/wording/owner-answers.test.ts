import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { countSegments } from "../../../src/domain/gsm7.ts";
import { leadNumberMax } from "../../../src/domain/owner/command.ts";
import { relaySeptetsMax } from "../../../src/domain/owner/on-relay.ts";
import { readOwnerText } from "../../../src/domain/owner/read-command.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
import { checks } from "../../../src/domain/policy/checks.ts";
import { ownerAnswer } from "../../../src/domain/wording/owner-answers.ts";
import { relayCode, relayNotSent, relayText } from "../../../src/domain/wording/owner-relay.ts";
import { leadDetails, leadList } from "../../../src/domain/wording/owner-shown.ts";
import { ownerWhy, refusalForOwner } from "../../../src/domain/wording/owner-why.ts";
import { ownerAnswerLines } from "../../../src/domain/wording/page/owner-answer-lines.ts";
import { longest, ordinary } from "../../../src/domain/wording/page/sample.ts";
import { anyWords, withoutShrinking } from "./arbitrary-slots.ts";
import { assertOurWords, assertSendable } from "./template-rules.ts";

const zone = "Europe/London";
const lead = leadNumberMax;
const phone = parsePhone("+15555550100") ?? assert.fail();
const shown = { number: lead, state: "URGENT", end: null, handedOver: false, phone } as const;
/** The last is on a customer's phone, and begins with whose words it is. */
const said = [ordinary, longest]
  .flatMap((sample) => ownerAnswerLines(sample))
  .filter(({ key }) => !key.endsWith("the_customer"));
const refused = Object.values(checks)
  .flatMap(({ answers }) => Object.values(answers))
  .filter((reason) => reason !== null);

describe("what an owner is told", () => {
  it("is at most two GSM-7 segments of our own plain words, with the longest that each can hold", () => {
    for (const { text } of said) {
      assertSendable(text, 2);
      assertOurWords(text.replaceAll("...", ""));
    }
    for (const reason of refused) {
      const last = {
        at: "2026-11-23T07:00:00Z",
        template: "send_first_text",
        refused: reason,
        state: null,
        arrived: false,
      };
      for (const text of [relayNotSent(lead, refusalForOwner(reason), phone), ownerWhy(lead, last, true, zone)]) {
        assertSendable(text, 2);
        assert.doesNotMatch(text, /[a-z]_[a-z]/);
      }
    }
  });

  it("is at most two segments whatever a customer or an owner has written, and asks for no word of a carrier", () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        assertSendable(ownerAnswer({ say: "relayed", lead, words }, zone), 2);
        assertSendable(relayCode("123456", lead, words), 2);
        const open = { ...shown, job: words, where: words, when: words, name: words, words };
        assertSendable(leadDetails(open), 2);
        assertSendable(leadList([open, open, open], true), 2);
        const told = { ...longest.told, hours: words.slice(0, 80) };
        assertSendable(ownerAnswer({ say: "facts", about: "hours", facts: told, changed: true }, zone), 2);
      }),
      withoutShrinking,
    );
  });

  it("is no command when a machine sends it back, so that nothing is done twice", () => {
    for (const { text } of said) {
      assert.deepEqual(
        readOwnerText(text).filter(({ is }) => is !== "unclear" && is !== "thanks"),
        [],
        text,
      );
    }
  });
});

describe("an owner's words on a customer's phone", () => {
  it("carry the name of the business, and are at most two segments with the longest of both", () => {
    const text = relayText("The Extraordinarily Long Plumbing Company Ltd", "~".repeat(relaySeptetsMax / 2));
    assert.match(text, /^The Extraordinarily Long: /);
    assert.ok(countSegments(text).segments <= 2);
  });
});
