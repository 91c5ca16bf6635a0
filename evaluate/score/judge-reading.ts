import type { Reading } from "../../src/domain/reading.ts";
import type { TextCase } from "../case.ts";
import { sameWhen } from "./same-when.ts";
import { sameJob, sameName, samePlace } from "./same-words.ts";

export const fields = [
  "lifeSafety",
  "optOut",
  "wantsHuman",
  "urgency",
  "intent",
  "postcode",
  "job",
  "place",
  "when",
  "name",
] as const;

export type Field = (typeof fields)[number];

/** What became of one field of one text. `null` is "nothing said"; a boolean that is false is nothing said. */
export type Judgement = {
  readonly id: string;
  readonly field: Field;
  readonly expected: string | null;
  readonly read: string | null;
  readonly same: boolean;
};

/** Field by field, as the readings page scores them. The intent of an opt-out is not scored. */
export function judgeReading({ id, context, expected }: TextCase, read: Reading): Judgement[] {
  const scored = fields.filter((field) => field !== "intent" || !expected.optOut);
  return scored.map((field) => {
    const [wanted, found] = [labelOf(expected, field), labelOf(read, field)];
    const both = wanted !== null && found !== null;
    const same = both ? isSame(field, expected, read, context) : wanted === found;
    return { id, field, expected: wanted, read: found, same };
  });
}

function labelOf(reading: Reading, field: Field): string | null {
  if (field === "optOut" || field === "wantsHuman") return reading[field] ? "yes" : null;
  return field === "when" ? (reading.when?.text ?? null) : reading[field];
}

function isSame(field: Field, expected: Reading, read: Reading, at: TextCase["context"]): boolean {
  const { when } = expected;
  if (field === "when") return when !== null && read.when !== null && sameWhen(when, read.when, at);
  const [wanted, found] = [labelOf(expected, field) ?? "", labelOf(read, field) ?? ""];
  return (likeness.get(field) ?? exactly)(wanted, found);
}

const exactly = (wanted: string, found: string) => wanted === found;
const likeness: ReadonlyMap<Field, typeof exactly> = new Map([
  ["job", sameJob],
  ["place", samePlace],
  ["name", sameName],
]);
