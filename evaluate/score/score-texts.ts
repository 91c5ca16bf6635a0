import type { TextCase } from "../case.ts";
import { heardBy, type Reader } from "../heard-by.ts";
import { type Confusion, confusionsOf, type Tally, tallyByValue, tallyOf } from "./tally.ts";
import { type Field, fields, type Judgement, judgeReading } from "./judge-reading.ts";

export type FieldScore = {
  readonly all: Tally;
  readonly byValue: Readonly<Record<string, Tally>>;
  readonly confusions: readonly Confusion[];
};

/** Reported by name and never averaged away (readings page, "Scoring"). */
export type Apart = {
  readonly missedLifeSafety: readonly Judgement[];
  readonly falseLifeSafety: readonly Judgement[];
  readonly missedOptOut: readonly Judgement[];
  readonly falseOptOut: readonly Judgement[];
  readonly invented: readonly Judgement[];
};

export type TextScore = {
  readonly texts: number;
  readonly fields: Readonly<Record<Field, FieldScore>>;
  readonly apart: Apart;
  readonly judgements: readonly Judgement[];
};

export async function scoreTexts(cases: readonly TextCase[], read: Reader): Promise<TextScore> {
  const judgements: Judgement[] = [];
  for (const each of cases) {
    const { reading } = await heardBy(read, each.text, each.context, each.earlier);
    judgements.push(...judgeReading(each, reading));
  }
  const of = (field: Field) => judgements.filter((judgement) => judgement.field === field);
  const scores = {
    lifeSafety: fieldScore(of("lifeSafety")),
    optOut: fieldScore(of("optOut")),
    wantsHuman: fieldScore(of("wantsHuman")),
    urgency: fieldScore(of("urgency")),
    intent: fieldScore(of("intent")),
    postcode: fieldScore(of("postcode")),
    job: fieldScore(of("job")),
    place: fieldScore(of("place")),
    when: fieldScore(of("when")),
    name: fieldScore(of("name")),
  } satisfies Record<Field, FieldScore>;
  return { texts: cases.length, fields: scores, apart: apartOf(judgements), judgements };
}

/** Free words have as many values as there are texts; of them there is only what was missed, invented and taken for another. */
function fieldScore(judgements: readonly Judgement[]): FieldScore {
  const free = judgements.some(({ field }) => freeFields.has(field));
  const byValue = free ? {} : Object.fromEntries(tallyByValue(judgements));
  return { all: tallyOf(judgements), byValue, confusions: free ? [] : confusionsOf(judgements) };
}

const freeFields: ReadonlySet<Field> = new Set(["postcode", "job", "place", "when", "name"]);
/** What is a fact: an intent and an urgency are always said somehow. */
const facts: ReadonlySet<Field> = new Set(fields.filter((field) => freeFields.has(field) || field === "wantsHuman"));

function apartOf(judgements: readonly Judgement[]): Apart {
  const wrong = judgements.filter(({ same }) => !same);
  const missed = (field: Field) => wrong.filter((each) => each.field === field && each.expected !== null);
  const unfounded = (field: Field) => wrong.filter((each) => each.field === field && each.read !== null);
  return {
    missedLifeSafety: missed("lifeSafety"),
    falseLifeSafety: unfounded("lifeSafety"),
    missedOptOut: missed("optOut"),
    falseOptOut: unfounded("optOut"),
    invented: wrong.filter(({ field, expected }) => facts.has(field) && expected === null),
  };
}
