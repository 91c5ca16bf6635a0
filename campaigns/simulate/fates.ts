import type { Chance } from "../hostile/chance.ts";

/** How the carrier is: while faults last anything may happen, and for a while it may refuse everything until it is mended. */
export type Weather = {
  faults: boolean;
  /** Refuses with this code until then. */
  refuses: { readonly code: string; readonly untilMs: number } | null;
};

/** What becomes of one request: whether the carrier takes the text, and what the sender hears of it. */
export type Fate = {
  readonly taken: boolean;
  /** Whether the answer says so. */
  readonly wellKnown: boolean;
  /** Whether there is no answer before the time-out. */
  readonly silent: boolean;
  readonly refusal: { readonly code: string; readonly retryAfterSeconds: number | null } | null;
};

const accepted: Fate = { taken: true, wellKnown: true, silent: false, refusal: null };
const unheard: Fate = { ...accepted, wellKnown: false };
const notTaken: Fate = { ...unheard, taken: false };

const refused = (code: string, retryAfterSeconds: number | null = null): Fate => ({
  ...notTaken,
  refusal: { code, retryAfterSeconds },
});

const fates: readonly [Fate, ...Fate[]] = [
  unheard,
  { ...unheard, silent: true },
  { ...unheard, silent: true },
  notTaken,
  { ...notTaken, silent: true },
  refused("20429"),
  refused("20429", 2),
  refused("ECONNREFUSED"),
  refused("21614"),
  refused("21610"),
  refused("30001"),
];
const goodOnceIn = 3;

export function fateOf({ faults, refuses }: Weather, chance: Chance, nowMs: number): Fate {
  if (refuses !== null && nowMs < refuses.untilMs) return refused(refuses.code);
  return faults && chance.onceIn(goodOnceIn) ? chance.pick(fates) : accepted;
}

/** One step of a text's way to the phone, and how often its callback comes. */
export type Receipt = {
  readonly status: string;
  readonly errorCode: string | null;
  readonly afterMs: number;
  readonly times: number;
};

const lostCodes = ["30003", "30003", "30008", "30006", "30007", "30034"] as const;

export function receiptsOf({ faults }: Weather, chance: Chance): readonly Receipt[] {
  const fails = faults && chance.onceIn(5);
  const end = fails ? "undelivered" : "delivered";
  const errorCode = fails ? chance.pick(lostCodes) : null;
  const times = () => (faults ? chance.pick([1, 1, 1, 1, 2, 0]) : 1);
  const sentMs = 1 + chance.below(400);
  const endMs = sentMs + chance.below(faults ? 6_000 : 1_000);
  return [
    { status: "sent", errorCode: null, afterMs: sentMs, times: times() },
    { status: end, errorCode, afterMs: endMs, times: times() },
  ];
}
