import { isRecord, isTextOrNull } from "./plain-json.ts";
import { dangers, intents, urgencies, type Danger, type Reading, type Urgency, type When } from "./reading.ts";

/** Takes a stored reading (plain JSON) and returns it whole, or null where any part is not what a reader would have written. */
export function parseReading(stored: unknown): Reading | null {
  if (!isRecord(stored)) return null;
  const { intent, optOut, wantsHuman, lifeSafety, urgency, job, postcode, place, name } = stored;
  const when = parseWhen(stored["when"]);
  const known = intents.find((each) => each === intent);
  if (known === undefined || when === undefined || !isUrgency(urgency)) return null;
  if (typeof optOut !== "boolean" || typeof wantsHuman !== "boolean") return null;
  if (lifeSafety !== null && !isDanger(lifeSafety)) return null;
  if (!isTextOrNull(job) || !isTextOrNull(postcode) || !isTextOrNull(place) || !isTextOrNull(name)) return null;
  return { intent: known, optOut, wantsHuman, lifeSafety, urgency, job, postcode, place, when, name };
}

/** Undefined for what is no `When`. */
export function parseWhen(stored: unknown): When | null | undefined {
  if (stored === null) return null;
  if (!isRecord(stored)) return undefined;
  const { text, from, to } = stored;
  return typeof text === "string" && isTextOrNull(from) && isTextOrNull(to) ? { text, from, to } : undefined;
}

const knownUrgencies: ReadonlySet<unknown> = new Set(urgencies);

export function isUrgency(stored: unknown): stored is Urgency {
  return knownUrgencies.has(stored);
}

const knownDangers: ReadonlySet<unknown> = new Set(dangers);

export function isDanger(stored: unknown): stored is Danger {
  return knownDangers.has(stored);
}
