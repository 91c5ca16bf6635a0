import type { CarrierEvent, ReceivedEvent } from "./carrier-event.ts";
import { readKeyword } from "./keywords.ts";
import { prepare } from "./reading/clauses.ts";
import { readDanger } from "./reading/life-safety.ts";
import { readOptOut } from "./reading/opt-out-words.ts";

/** Somebody who never stops typing is answered all the same. The database has the same bound in `receive_event()`. */
export const burstMaxMs = 10_000;
export const textsInBurstMax = 10;
/** More than come in a few milliseconds on a busy evening: whoever texts amid that many waits for the window. */
const readAtDoorMax = 2;
/** A text is no longer at the carrier; what is told to our doors may be. */
const charactersOfTextMax = 1_600;

/** How long a text that may wait does so; 0: none waits, and each is read alone. By whose clock: a play has one of its own. */
export type BurstWindow = { readonly ms: number; readonly clock: "database" | "business" };

/** Nobody waits for an answer longer for the sake of more words: keywords, opt-outs, danger and calls act at once. */
export function mayWait(event: CarrierEvent): boolean {
  if (event.kind !== "text_arrived") return false;
  const { body } = event;
  return !isKeyword(event) && !readOptOut(body) && readDanger(prepare(body)) === null;
}

function isKeyword(event: CarrierEvent): boolean {
  return event.kind === "text_arrived" && readKeyword(event.body) !== null;
}

/**
 * For how long each of what is committed together waits, or null where it does not. What the sweep found is late already. Where
 * many come at once none is read for this but for keywords: there is a queue then, and reading them would make it longer.
 */
export function waitsMs(events: readonly ReceivedEvent[], window: BurstWindow): readonly (number | null)[] {
  const areRead = events.length <= readAtDoorMax;
  return events.map(({ event, door }) => {
    if (window.ms === 0 || door !== "webhook" || event.kind !== "text_arrived" || isKeyword(event)) return null;
    return !areRead || mayWait(event) ? window.ms : null;
  });
}

/** One that arrived in a thread. */
export type Arrival = { readonly at: Temporal.Instant; readonly mayWait: boolean };

/**
 * How many of what arrived in a thread, in order from its first, are read as one: texts that may wait, each less than the
 * window after the one before, within the bounds of a burst. It depends on nothing but when they arrived.
 */
export function burstLength(arrived: readonly Arrival[], windowMs: number): number {
  const [first] = arrived;
  if (first === undefined || !first.mayWait) return Math.min(arrived.length, 1);
  const end = arrived.findIndex(({ at, mayWait: waits }, place) => {
    const before = arrived[place - 1];
    if (before === undefined) return false;
    return !waits || since(before.at, at) >= windowMs || since(first.at, at) >= burstMaxMs;
  });
  return Math.min(end < 0 ? arrived.length : end, textsInBurstMax);
}

function since(from: Temporal.Instant, to: Temporal.Instant): number {
  return to.epochMilliseconds - from.epochMilliseconds;
}

/** The texts of a burst as the one text that is read. */
export function asOneText(bodies: readonly string[]): string {
  const [first = "", ...others] = bodies;
  if (others.length === 0) return first;
  return bodies.map((body) => body.slice(0, charactersOfTextMax).toWellFormed()).join("\n");
}
