import { parseClientFacts } from "../client-facts.ts";
import { type LeadEnd, otherEnds, parseLeadState } from "../lead-state.ts";
import { isInstant, isInstantOrNull, isRecord } from "../plain-json.ts";
import type { DayHours } from "./command.ts";
import { newOwnerThread, type OwnerThread, type Standing, type Undoing, type WaitingRelay } from "./thread.ts";

/**
 * Takes a stored thread (plain JSON). What is not as a step would have written it is forgotten: then there is nothing to undo,
 * no code is right and no phone is proven, which harms nobody.
 */
export function parseOwnerThread(stored: unknown): OwnerThread {
  if (!isRecord(stored)) return newOwnerThread;
  const { provenUntil } = stored;
  return {
    relay: parseRelay(stored["relay"]),
    codes: parseCodes(stored["codes"]),
    provenUntil: isInstantOrNull(provenUntil) ? provenUntil : null,
    undo: parseUndo(stored["undo"]),
    named: parseNamed(stored["named"]),
    repeats: parseRepeats(stored["repeats"]),
  };
}

function parseRelay(stored: unknown): WaitingRelay | null {
  if (!isRecord(stored)) return null;
  const { lead, words, seal, expiresAt, triesLeft } = stored;
  if (typeof lead !== "number" || typeof words !== "string" || typeof seal !== "string") return null;
  return isInstant(expiresAt) && typeof triesLeft === "number" ? { lead, words, seal, expiresAt, triesLeft } : null;
}

function parseCodes(stored: unknown): OwnerThread["codes"] {
  if (!isRecord(stored)) return null;
  const { day, sent } = stored;
  return typeof day === "string" && typeof sent === "number" ? { day, sent } : null;
}

function parseNamed(stored: unknown): OwnerThread["named"] {
  if (!isRecord(stored)) return null;
  const { lead, at } = stored;
  return typeof lead === "number" && isInstant(at) ? { lead, at } : null;
}

function parseRepeats(stored: unknown): OwnerThread["repeats"] {
  if (!isRecord(stored)) return null;
  const { what, times, at } = stored;
  return typeof what === "string" && typeof times === "number" && isInstant(at) ? { what, times, at } : null;
}

function parseUndo(stored: unknown): OwnerThread["undo"] {
  if (!isRecord(stored)) return null;
  const { until } = stored;
  const change = parseUndoing(stored["change"]);
  return isInstant(until) && change !== null ? { until, change } : null;
}

function parseUndoing(stored: unknown): Undoing | null {
  if (!isRecord(stored)) return null;
  const { was, lead, before } = stored;
  if (was === "alerts_off") return isInstantOrNull(before) ? { was, before } : null;
  if (was === "quiet") {
    const hours = before === null ? null : parseHours(before);
    return hours === undefined ? null : { was, before: hours };
  }
  if (was === "facts") {
    const facts = parseClientFacts(before);
    return facts === null ? null : { was, before: facts };
  }
  if (typeof lead !== "number") return null;
  if (was === "given_back") return { was, lead };
  const standing = parseStanding(before);
  return (was === "ended" || was === "ignored") && standing !== null ? { was, lead, before: standing } : null;
}

function parseHours(stored: unknown): DayHours | undefined {
  if (!isRecord(stored)) return undefined;
  const { from, until } = stored;
  return typeof from === "number" && typeof until === "number" ? { from, until } : undefined;
}

function parseStanding(stored: unknown): Standing | null {
  if (!isRecord(stored)) return null;
  const open = parseLeadState(stored["to"]);
  if (open !== undefined) return open === "CLOSED" ? null : { to: open };
  return leadEndOf(stored["ended"], stored["pence"]);
}

/** How a lead ended, from what is stored of it; null for what is no end. */
export function leadEndOf(ended: unknown, pence: unknown): LeadEnd | null {
  if (ended === "won") return typeof pence === "number" ? { ended, pence } : { ended, pence: null };
  const other = otherEnds.find((each) => each === ended);
  return other === undefined ? null : { ended: other };
}
