import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { leadStates } from "../../../src/domain/lead-state.ts";
import { leadNumberMax, wonPenceMax } from "../../../src/domain/owner/command.ts";
import { relaySeptetsMax } from "../../../src/domain/owner/on-relay.ts";
import { readOwnerText } from "../../../src/domain/owner/read-command.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
import { ownerAnswer, type PlainAnswer } from "../../../src/domain/wording/owner-answers.ts";
import { countSegments } from "../../../src/domain/gsm7.ts";
import { relayCode, relayNotSent, relayText } from "../../../src/domain/wording/owner-relay.ts";
import { leadDetails, leadList, ownerStatus } from "../../../src/domain/wording/owner-shown.ts";
import { ownerWhy, refusalForOwner } from "../../../src/domain/wording/owner-why.ts";
import { alertsWaited } from "../../../src/domain/wording/owner-waited.ts";
import { anyWords, withoutShrinking } from "./arbitrary-slots.ts";
import { assertOurWords, assertSendable } from "./template-rules.ts";

const zone = "Europe/London";
const lead = leadNumberMax;
const phone = parsePhone("+15555550100") ?? assert.fail();
const facts = { hours: "h".repeat(80), area: "a".repeat(80), calloutPence: 99_999 };
const long = `${"longwords".repeat(30)} end`;
const until = "2026-11-23T07:00:00Z";
const hours = { from: 1_260, until: 420 };

/** Every answer, with the longest of all that it can hold. */
const answers: readonly PlainAnswer[] = [
  ...(
    ["menu", "unclear", "paused", "resume_elsewhere", "alerts_on", "why_nothing", "code_void", "no_code_waits"] as const
  ).map((say) => ({ say })),
  ...(["codes_used_up", "too_late", "nothing_to_undo"] as const).map((say) => ({ say })),
  ...[lead, null].map((number) => ({ say: "no_lead", lead: number }) as const),
  { say: "relayed", lead, words: long },
  ...[1, 2].map((triesLeft) => ({ say: "code_wrong", triesLeft }) as const),
  ...(["link", "phone_number", "carrier_word", "too_long", "empty"] as const).map(
    (why) => ({ say: "words_refused", why }) as const,
  ),
  ...(["long_closed", "given_back", "not_the_owners", "ignored", "lost"] as const).map((say) => ({ say, lead })),
  ...[null, wonPenceMax, 12_345].map((pence) => ({ say: "won", lead, pence }) as const),
  { say: "alerts_off", until },
  ...[null, hours].map((each) => ({ say: "quiet", hours: each }) as const),
  ...[true, false].flatMap((changed) =>
    (["hours", "area", "callout"] as const).flatMap((about) =>
      [facts, { hours: null, area: null, calloutPence: null }].map(
        (each) => ({ say: "facts", about, facts: each, changed }) as const,
      ),
    ),
  ),
  ...(
    [
      { was: "ended", lead, before: { to: "NEW" } },
      { was: "ignored", lead, before: { to: "NEW" } },
      { was: "given_back", lead },
      { was: "alerts_off", before: null },
      { was: "alerts_off", before: until },
      { was: "quiet", before: null },
      { was: "quiet", before: hours },
      { was: "facts", before: facts },
    ] as const
  ).map((change) => ({ say: "undone", change }) as const),
];

const shown = {
  number: lead,
  state: "URGENT",
  end: null,
  handedOver: false,
  job: long,
  where: long,
  when: long,
  name: long,
  phone,
  words: long,
} as const;

const others = [
  relayCode("123456", lead, long),
  relayNotSent(lead, refusalForOwner("unreachable_number"), phone),
  ...["queued", "accepted", "held", "expired", "refused"].map((state) =>
    ownerWhy(lead, { at: until, template: "ask_place", refused: null, state, arrived: false }, true, zone),
  ),
  ownerWhy(
    lead,
    { at: until, template: "send_first_text", refused: "first_contacts_of_block", state: null, arrived: false },
    true,
    zone,
  ),
  ownerWhy(lead, null, true, zone),
  leadDetails(shown),
  ...leadStates.map((state) => leadDetails({ ...shown, state, end: { ended: "won", pence: wonPenceMax } })),
  leadList(
    Array.from({ length: 40 }, () => shown),
    true,
  ),
  leadList([], false),
  ownerStatus(
    { live: true, paused: true, open: 99, openMore: true, urgent: 99, alertsOffUntil: until, quiet: hours },
    zone,
  ),
  alertsWaited(Array.from({ length: 99 }, () => "07700 900123")),
];

describe("what an owner is told", () => {
  it("is at most two GSM-7 segments of our own plain words, with the longest that each can hold", () => {
    for (const text of [...answers.map((answer) => ownerAnswer(answer, zone)), ...others]) {
      assertSendable(text, 2);
      assertOurWords(text.replaceAll("...", ""));
    }
  });

  it("is at most two segments whatever a customer or an owner has written, and asks for no word of a carrier", () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        assertSendable(ownerAnswer({ say: "relayed", lead, words }, zone), 2);
        assertSendable(relayCode("123456", lead, words), 2);
        const said = { ...shown, job: words, where: words, when: words, name: words, words };
        assertSendable(leadDetails(said), 2);
        assertSendable(leadList([said, said, said], true), 2);
        const told = { ...facts, hours: words.slice(0, 80) };
        assertSendable(ownerAnswer({ say: "facts", about: "hours", facts: told, changed: true }, zone), 2);
      }),
      withoutShrinking,
    );
  });

  it("is no command when a machine sends it back, so that nothing is done twice", () => {
    for (const text of [...answers.map((answer) => ownerAnswer(answer, zone)), ...others]) {
      assert.deepEqual(
        readOwnerText(text).filter(({ is }) => is !== "unclear" && is !== "thanks"),
        [],
        text,
      );
    }
  });

  it("never holds the name of a reason or of a template as the program has it", () => {
    for (const text of others) assert.doesNotMatch(text, /[a-z]_[a-z]/);
  });
});

describe("an owner's words on a customer's phone", () => {
  it("carry the name of the business, and are at most two segments with the longest of both", () => {
    const text = relayText("The Extraordinarily Long Plumbing Company Ltd", "~".repeat(relaySeptetsMax / 2));
    assert.match(text, /^The Extraordinarily Long: /);
    assert.ok(countSegments(text).segments <= 2);
  });
});
