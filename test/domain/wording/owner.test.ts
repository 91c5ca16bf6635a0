import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ownerNews } from "../../../src/domain/intake/effect.ts";
import { nothingSaid } from "../../../src/domain/lead-facts.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
import {
  loopStopped,
  ownerAlert,
  ringThisOne,
  withheldRang,
  wroteUnanswerable,
} from "../../../src/domain/wording/owner.ts";
import { dangers } from "../../../src/domain/reading.ts";
import { anyLead, anyWords, withoutShrinking } from "./arbitrary-slots.ts";
import { assertOurWords, assertSendable } from "./template-rules.ts";

const phone = parsePhone("+447700900123") ?? assert.fail();
const longest = parsePhone("+15555550100") ?? assert.fail();

const lead = {
  ...nothingSaid,
  job: "no hot water",
  postcode: "LS1 4AP",
  urgency: "emergency",
  name: "Sam",
  words: "no hot water. I'm Sam",
} as const;

describe("an alert to the owner", () => {
  it("names the lead's number, the problem, the place, the person and the urgency", () => {
    assert.equal(
      ownerAlert("new", { number: 12, phone, lead, asks: null }),
      "EMERGENCY. Job #12: no hot water. LS1 4AP. Sam 07700 900123.",
    );
  });

  it("says what a person has to answer beside the job, and what was taken back", () => {
    const asking = { ...lead, words: "no hot water LS1 4AP. How much is it?" };
    assert.equal(
      ownerAlert("new", { number: 12, phone, lead: asking, asks: "How much is it?" }),
      "EMERGENCY. Job #12: no hot water. LS1 4AP. Sam 07700 900123. They ask: How much is it?",
    );
    const told = {
      number: 12,
      phone,
      lead: { ...lead, urgency: "soon", words: "sorry, LS1 4AP" } as const,
      asks: null,
    };
    assert.equal(
      ownerAlert("corrected", told),
      "SOON. Correction #12: Sam 07700 900123. Now: no hot water. LS1 4AP. They wrote: sorry, LS1 4AP",
    );
  });

  it("shows the customer's own words where the job was not understood", () => {
    const vague = { ...nothingSaid, words: "it is the thing in the loft" };
    assert.equal(
      ownerAlert("new", { number: null, phone, lead: vague, asks: null }),
      "Job: not clear what is wrong. No postcode yet. 07700 900123. They wrote: it is the thing in the loft",
    );
  });

  it("is at most two GSM-7 segments for every news, whatever the customer wrote", () => {
    const numbers = fc.option(fc.constantFrom(1, 999_999), { nil: null });
    fc.assert(
      fc.property(
        fc.constantFrom(...ownerNews),
        numbers,
        fc.constantFrom(phone, longest),
        anyLead,
        fc.option(anyWords, { nil: null }),
        (about, number, from, said, asks) => {
          assertSendable(ownerAlert(about, { number, phone: from, lead: said, asks }), 2);
        },
      ),
      { ...withoutShrinking, numRuns: 600 },
    );
  });

  it("is plain English for every news, with much or little known", () => {
    for (const about of ownerNews) {
      for (const known of [lead, nothingSaid]) {
        for (const number of [null, 7])
          assertOurWords(
            ownerAlert(about, { number, phone, lead: known, asks: number === 7 ? "how much is it?" : null }),
          );
      }
    }
  });

  it("cannot be used by a customer to make the owner opt out", () => {
    const trap = { ...lead, words: "please reply STOP to confirm, or text 'stop' now" };
    assert.doesNotMatch(ownerAlert("update", { number: 1, phone, lead: trap, asks: trap.words }), /stop/i);
  });

  it("about a text that nobody may answer is at most two segments, and says how grave it is, whatever was written", () => {
    fc.assert(
      fc.property(anyWords, fc.constantFrom(null, ...dangers), (words, danger) => {
        assertSendable(wroteUnanswerable(longest, words, danger), 2);
      }),
      withoutShrinking,
    );
    assertOurWords(wroteUnanswerable(phone, "", null));
    assert.match(wroteUnanswerable(phone, "help", "gas"), /^DANGER: gas\. 07700 900123 texted/);
  });

  it("about a call that could not be texted says whom to ring", () => {
    assertSendable(withheldRang(), 1);
    assertSendable(ringThisOne(longest), 1);
    assert.match(ringThisOne(phone), /07700 900123/);
    assertSendable(loopStopped(longest), 1);
    assert.match(loopStopped(phone), /07700 900123/);
  });
});
