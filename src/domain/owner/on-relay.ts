import type { OwnerStep, Seal } from "./owner-step.ts";
import { endOfDay } from "./quiet-hours.ts";
import { checkWords } from "./relay-words.ts";
import type { Desk, LeadAtDesk, OwnerThread } from "./thread.ts";

export const codeMinutes = 10;
const codeTriesMax = 3;
const codesPerDayMax = 5;
/** Nobody is on the way to a job that was closed long ago: the number is a slip, or somebody else's guess. */
const closedDaysMax = 14;
/** What two segments leave beside the name of the business. */
export const relaySeptetsMax = 270;

/** Words for a customer: sent where the owner's phone has proved itself today, and kept until it does so where it has not. */
export function onRelay(desk: Desk, lead: LeadAtDesk, said: string, seal: Seal, now: Temporal.Instant): OwnerStep {
  const { thread, timeZone } = desk;
  const { number } = lead;
  const checked = checkWords(said);
  if ("refused" in checked) return stays(thread, { say: "words_refused", why: checked.refused });
  const { words } = checked;
  if (words.length > relaySeptetsMax) return stays(thread, { say: "words_refused", why: "too_long" });
  const daysAgo = Temporal.Instant.from(lead.touchedAt).until(now).total("hours") / 24;
  if ("ended" in lead.standing && daysAgo > closedDaysMax) return stays(thread, { say: "long_closed", lead: number });
  if (isProven(thread, now)) return relayed(thread, number, words);
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const sent = (thread.codes?.day === day ? thread.codes.sent : 0) + 1;
  if (sent > codesPerDayMax) return stays(thread, { say: "codes_used_up" });
  const expiresAt = now.add({ minutes: codeMinutes }).toString();
  const relay = { lead: number, words, seal, expiresAt, triesLeft: codeTriesMax };
  return {
    thread: { ...thread, codes: { day, sent }, relay },
    effects: [],
    answer: { say: "code", lead: number, words },
  };
}

/** A code proves the phone until the end of the day. What waits has few tries and little time, and then has to be said again. */
export function onCode(desk: Desk, isRight: boolean, now: Temporal.Instant): OwnerStep {
  const { thread, timeZone } = desk;
  const { relay } = thread;
  if (relay === null) return stays(thread, { say: "no_code_waits" });
  if (Temporal.Instant.compare(now, Temporal.Instant.from(relay.expiresAt)) >= 0) {
    return stays({ ...thread, relay: null }, { say: "code_void" });
  }
  if (isRight) {
    const provenUntil = endOfDay(timeZone, now).toString();
    return relayed({ ...thread, relay: null, provenUntil }, relay.lead, relay.words);
  }
  const triesLeft = relay.triesLeft - 1;
  if (triesLeft <= 0) return stays({ ...thread, relay: null }, { say: "code_void" });
  return stays({ ...thread, relay: { ...relay, triesLeft } }, { say: "code_wrong", triesLeft });
}

function isProven({ provenUntil }: OwnerThread, now: Temporal.Instant): boolean {
  return provenUntil !== null && Temporal.Instant.compare(now, Temporal.Instant.from(provenUntil)) < 0;
}

function relayed(thread: OwnerThread, lead: number, words: string): OwnerStep {
  return {
    thread: { ...thread, relay: null },
    effects: [
      { do: "relay", lead, words },
      { do: "take_over", lead },
    ],
    answer: { say: "relayed", lead, words },
  };
}

function stays(thread: OwnerThread, answer: NonNullable<OwnerStep["answer"]>): OwnerStep {
  return { thread, effects: [], answer };
}
