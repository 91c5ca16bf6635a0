import type { Carrier } from "./carrier.ts";
import { wholeNumber } from "./field.ts";
import { type Flaw, shown } from "./problem.ts";
import type { Questions } from "./questions.ts";

/** What bounds the texts that leave, and how long they cost an owner nothing. */
export type Limits = {
  /** How long to wait for the rest of a burst of texts. */
  readonly burstMs: number;
  /** Between the two look-ups of a text whose outcome is unknown. */
  readonly lookupGapMs: number;
  /** Countries to which a text may go; others are refused until their rules are built. */
  readonly allowedCountries: readonly ["GB"];
  readonly segmentPricePence: number;
  readonly clientDayPence: number;
  /** Of each owner's phone. */
  readonly trialDays: number;
  /** Up to so many numbers of the pool JobRun buys by itself; 0: it buys none. */
  readonly numbersMax: number;
};

/** A burst waits ten seconds at most in all, so a longer window could not be kept. */
const burstMsMax = 10_000;
const lookupGapMsMin = 10;
const lookupGapMsMax = 3_600_000;
const segmentPricePenceMax = 100;
const clientDayPenceMax = 1_000_000;
const trialDaysMax = 366;
const numbersMaxMax = 10_000;

/** The gap's default depends on who carries the texts: at home nobody waits a minute for a look-up. */
const lookupGapMs: Record<Carrier["kind"], number> = { twilio: 60_000, sandbox: 500 };

export function readLimits(questions: Questions, carrier: Carrier): Limits {
  const gap = wholeNumber(lookupGapMsMin, lookupGapMsMax, "60000");
  return {
    burstMs: questions.ask("JOBRUN_BURST_MS", wholeNumber(0, burstMsMax, "2000")) ?? 2000,
    lookupGapMs: questions.ask("JOBRUN_LOOKUP_GAP_MS", gap) ?? lookupGapMs[carrier.kind],
    allowedCountries: questions.ask("JOBRUN_ALLOWED_COUNTRIES", countries) ?? ["GB"],
    segmentPricePence: questions.ask("JOBRUN_SEGMENT_PRICE_PENCE", price) ?? 4,
    clientDayPence: questions.ask("JOBRUN_CLIENT_DAY_PENCE", wholeNumber(1, clientDayPenceMax, "500")) ?? 500,
    trialDays: questions.ask("JOBRUN_TRIAL_DAYS", wholeNumber(1, trialDaysMax, "7")) ?? 7,
    numbersMax: questions.ask("JOBRUN_NUMBERS_MAX", wholeNumber(0, numbersMaxMax, "0")) ?? 0,
  };
}

function countries(text: string): readonly ["GB"] | Flaw {
  if (text === "GB") return ["GB"];
  const wrong = `${shown(text)} is not GB alone, and the rules of no other country are built yet`;
  return { wrong, write: "GB (Guernsey, Jersey and the Isle of Man are part of it)" };
}

/** Pence may be broken: a segment costs less than five of them. */
function price(text: string): number | Flaw {
  const pence = /^\d{1,3}(\.\d{1,4})?$/.test(text) ? Number(text) : 0;
  if (pence > 0 && pence <= segmentPricePenceMax) return pence;
  return { wrong: `${shown(text)} is not a price above 0 and up to ${segmentPricePenceMax} pence`, write: "4" };
}
