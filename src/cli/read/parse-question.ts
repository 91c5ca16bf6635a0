import type { ReadingContext } from "../../domain/read-by-rules.ts";
import type { Asked } from "../../domain/reading.ts";
import { Refused } from "../../home/refused.ts";

/** A text to be read, and all that decides how. */
export type Question = { readonly id: string; readonly text: string; readonly context: ReadingContext };

export const askedValues = ["job", "place", "time", "name", "anything"] as const satisfies readonly Asked[];
const tradeDefault = "general";
const timeZoneDefault = "Europe/London";

/** One line of a file: `{ "id", "text", "asked"?, "trade"?, "now"?, "timeZone"? }` (contract, "Command line"). */
export function parseQuestion(line: string, place: number, now: Temporal.Instant): Question {
  const where = `Line ${place}`;
  const fields = fieldsOf(line, where);
  const id = fields.get("id");
  if (typeof id !== "string" && typeof id !== "number") throw wrong(where, `has no "id" that is a text or a number`);
  const text = fields.get("text");
  if (typeof text !== "string") throw wrong(where, `has no "text"`);
  const context = contextOf(
    {
      asked: textIn(fields, "asked", where),
      trade: textIn(fields, "trade", where),
      now: textIn(fields, "now", where),
      timeZone: textIn(fields, "timeZone", where),
    },
    where,
    now,
  );
  return { id: String(id), text, context };
}

export type Wishes = {
  readonly asked: string | null;
  readonly trade: string | null;
  readonly now: string | null;
  readonly timeZone: string | null;
};

/** What was not said has a default: anything was asked, a general trade, this moment, London. */
export function contextOf(wishes: Wishes, where: string, now: Temporal.Instant): ReadingContext {
  const { asked: wanted, trade, timeZone } = wishes;
  const asked = wanted === null ? "anything" : askedValues.find((value) => value === wanted);
  if (asked === undefined) throw wrong(where, `asks for "${wanted}", which is none of ${askedValues.join(", ")}`);
  return {
    asked,
    trade: trade ?? tradeDefault,
    now: wishes.now === null ? now : instant(wishes.now, where),
    timeZone: timeZone === null ? timeZoneDefault : knownZone(timeZone, where),
  };
}

function fieldsOf(line: string, where: string): ReadonlyMap<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return new Map(Object.entries(parsed));
  } catch {
    // Said below, with the line's number.
  }
  throw wrong(where, "is no JSON object");
}

function textIn(fields: ReadonlyMap<string, unknown>, name: string, where: string): string | null {
  const value = fields.get(name) ?? null;
  if (value === null || typeof value === "string") return value;
  throw wrong(where, `has a "${name}" that is no text`);
}

function instant(written: string, where: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(written);
  } catch {
    throw wrong(where, `has "${written}" for now, which is no moment like 2026-11-23T12:00:00Z`);
  }
}

function knownZone(name: string, where: string): string {
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId;
  } catch {
    throw wrong(where, `has the time zone "${name}", which nobody knows`);
  }
}

function wrong(where: string, what: string): Refused {
  return new Refused(
    `${where} ${what}.`,
    'Write lines like {"id": "1", "text": "leak under the sink, LS1 4AP", "asked": "job"}; see jobrun read --help.',
  );
}
