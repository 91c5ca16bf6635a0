import { nothingTold } from "../../client-facts.ts";
import { leadNumberMax, wonPenceMax } from "../../owner/command.ts";
import { ownerAnswer, type PlainAnswer } from "../owner-answers.ts";
import { relayCode, relayNotSent, relayText } from "../owner-relay.ts";
import { leadDetails, leadList, ownerStatus } from "../owner-shown.ts";
import { alertsWaited } from "../owner-waited.ts";
import { ownerWhy, refusalForOwner } from "../owner-why.ts";
import { longest, type Sample, type WordingLine } from "./sample.ts";

const zone = "Europe/London";
const until = "2026-11-23T07:00:00Z";
const night = { from: 21 * 60, until: 7 * 60 };

/** All that an owner is told in answer to a text, and how their own words look on a customer's phone. */
export function ownerAnswerLines(sample: Sample): readonly WordingLine[] {
  return [
    ...plainAnswers(sample).map(([key, answer]) => ({ key: `answer.${key}`, text: ownerAnswer(answer, zone) })),
    ...shownLines(sample),
    ...relayLines(sample),
  ];
}

function plainAnswers(sample: Sample): readonly (readonly [string, PlainAnswer])[] {
  const { told: facts } = sample;
  const lead = leadOf(sample);
  const pence = sample === longest ? wonPenceMax - 1 : 24_000;
  const words = sample === longest ? "m".repeat(400) : "on my way, 20 min";
  const bare = [
    "menu",
    "unclear",
    "paused",
    "resume_elsewhere",
    "alerts_on",
    "why_nothing",
    "nothing_to_undo",
  ] as const;
  const code = ["code_void", "no_code_waits", "codes_used_up", "too_late"] as const;
  const about = ["long_closed", "given_back", "not_the_owners", "ignored", "lost"] as const;
  return [
    ...[...bare, ...code].map((say) => [say, { say }] as const),
    ...about.map((say) => [say, { say, lead }] as const),
    ["no_lead", { say: "no_lead", lead }],
    ["no_lead.named", { say: "no_lead", lead: null }],
    ["relayed", { say: "relayed", lead, words }],
    ...[1, 2].map((triesLeft) => [`code_wrong.${triesLeft}`, { say: "code_wrong", triesLeft }] as const),
    ...(["link", "phone_number", "carrier_word", "too_long", "empty"] as const).map(
      (why) => [`words_refused.${why}`, { say: "words_refused", why }] as const,
    ),
    ["won", { say: "won", lead, pence: null }],
    ["won.pence", { say: "won", lead, pence }],
    ["alerts_off", { say: "alerts_off", until }],
    ["quiet", { say: "quiet", hours: night }],
    ["quiet.none", { say: "quiet", hours: null }],
    ...(["hours", "area", "callout"] as const).flatMap((fact) => [
      [fact, { say: "facts", about: fact, facts, changed: true }] as const,
      [`${fact}.shown`, { say: "facts", about: fact, facts, changed: false }] as const,
      [`${fact}.none`, { say: "facts", about: fact, facts: nothingTold, changed: false }] as const,
    ]),
    ...undone(sample),
  ];
}

function undone(sample: Sample): readonly (readonly [string, PlainAnswer])[] {
  const lead = leadOf(sample);
  const changes = {
    ended: { was: "ended", lead, before: { to: "NEW" } },
    ignored: { was: "ignored", lead, before: { to: "NEW" } },
    given_back: { was: "given_back", lead },
    alerts_off: { was: "alerts_off", before: until },
    alerts_on: { was: "alerts_off", before: null },
    quiet: { was: "quiet", before: night },
    facts: { was: "facts", before: sample.told },
  } as const;
  return Object.entries(changes).map(([key, change]) => [`undone.${key}`, { say: "undone", change }] as const);
}

function shownLines(sample: Sample): readonly WordingLine[] {
  const { phone, lead } = sample;
  const number = leadOf(sample);
  const said = { number, phone, name: lead.name, job: lead.job, where: lead.postcode ?? lead.place, words: lead.words };
  const open = { ...said, when: lead.when?.text ?? null, state: "URGENT", end: null, handedOver: true } as const;
  const many = sample === longest ? 30 : 2;
  const client = {
    live: true,
    unpaid: false,
    paused: false,
    open: many,
    openMore: sample === longest,
    urgent: many,
    quiet: night,
  };
  const last = { at: until, template: "ask_place", refused: null, state: "accepted", arrived: true };
  return [
    { key: "answer.status", text: ownerStatus({ ...client, alertsOffUntil: until }, zone) },
    { key: "answer.status.unpaid", text: ownerStatus({ ...client, unpaid: true, alertsOffUntil: until }, zone) },
    {
      key: "answer.leads",
      text: leadList(
        Array.from({ length: many }, () => open),
        sample === longest,
      ),
    },
    { key: "answer.leads.none", text: leadList([], false) },
    { key: "answer.details", text: leadDetails(open) },
    {
      key: "answer.details.won",
      text: leadDetails({ ...open, state: "CLOSED", end: { ended: "won", pence: 24_000 } }),
    },
    { key: "answer.why", text: ownerWhy(number, last, true, zone) },
    { key: "answer.why.on_its_way", text: ownerWhy(number, { ...last, state: "queued", arrived: false }, true, zone) },
    { key: "answer.why.no_receipt", text: ownerWhy(number, { ...last, arrived: false }, true, zone) },
    { key: "answer.why.refused", text: ownerWhy(number, { ...last, refused: "opted_out" }, true, zone) },
    { key: "answer.why.never", text: ownerWhy(number, null, false, zone) },
    { key: "alert.waited", text: alertsWaited(Array.from({ length: many + 2 }, (_, place) => `#${number + place}`)) },
  ];
}

function relayLines(sample: Sample): readonly WordingLine[] {
  const words = sample === longest ? "m".repeat(260) : "on my way, 20 min";
  const lead = leadOf(sample);
  return [
    { key: "relay.code", text: relayCode("482913", lead, words) },
    { key: "relay.not_sent", text: relayNotSent(lead, refusalForOwner("opted_out"), sample.phone) },
    { key: "relay.to_the_customer", text: relayText(sample.businessName, words) },
  ];
}

function leadOf({ leadNumber }: Sample): number {
  return Math.min(leadNumber, leadNumberMax);
}
