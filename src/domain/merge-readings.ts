import { ownWords, runsOfWords } from "./own-words.ts";
import type { ReadingContext } from "./read-by-rules.ts";
import type { Danger, Intent, Reading, Urgency, When } from "./reading.ts";
import { prepare } from "./reading/clauses.ts";
import { readPostcode } from "./reading/postcode.ts";
import { saidIn } from "./reading/statements.ts";
import { readWhen } from "./reading/when.ts";

/** What no rule sees in a text and a language model says of it. It is acted on less than what the rules see. */
export const modelsWords = ["danger", "opt_out"] as const;

export type ModelsWord = (typeof modelsWords)[number];

/** How a text was read, and what of that is on a model's word alone: nothing where the rules read it. */
export type HeardReading = { readonly reading: Reading; readonly onModelsWord: readonly ModelsWord[] };

/** What was read: the text, how the rules read it, and how a model did. */
export type BothReadings = {
  readonly text: string;
  readonly context: ReadingContext;
  readonly byRules: Reading;
  readonly byModel: Reading;
};

export function rulesAlone(reading: Reading): HeardReading {
  return { reading, onModelsWord: [] };
}

/**
 * A model's reading, held against the text and the rules. Its facts count where the text has them, in the writer's own words or
 * as our own parsers read those; else the rules' stand. It can add a danger, an opt-out and a wish for a person, and take none away.
 */
export function mergeReadings({ text, context, byRules, byModel }: BothReadings): HeardReading {
  const lifeSafety = byRules.lifeSafety ?? byModel.lifeSafety;
  const postcode = postcodeIn(text, byModel.postcode, context) ?? byRules.postcode;
  const reading: Reading = {
    intent: intentOf(byRules, byModel, lifeSafety),
    optOut: byRules.optOut || byModel.optOut,
    wantsHuman: byRules.wantsHuman || byModel.wantsHuman,
    lifeSafety,
    urgency: urgencyOf(byRules, byModel, lifeSafety),
    job: jobIn(text, byModel.job) ?? byRules.job,
    postcode,
    place: postcode === null ? (wordsIn(text, byModel.place, placeCharactersMax) ?? byRules.place) : null,
    when: whenIn(text, byModel.when, context) ?? byRules.when,
    name: nameIn(text, byModel.name) ?? byRules.name,
  };
  const said = {
    danger: byRules.lifeSafety === null && lifeSafety !== null,
    opt_out: !byRules.optOut && byModel.optOut,
  };
  return { reading, onModelsWord: modelsWords.filter((each) => said[each]) };
}

/** Intents that get no answer: a model alone silences nobody in whose words the rules found anything. */
const unanswered: ReadonlySet<Intent> = new Set(["thanks", "wrong_number", "spam", "abuse", "injection"]);

function intentOf(byRules: Reading, byModel: Reading, danger: Danger | null): Intent {
  if (byRules.intent === "injection") return "injection";
  if (danger !== null) return "job";
  return unanswered.has(byModel.intent) && saysSomething(byRules) ? byRules.intent : byModel.intent;
}

function saysSomething({ intent, job, postcode, place, when, name, wantsHuman, urgency }: Reading): boolean {
  const facts = [job, postcode, place, when, name].some((fact) => fact !== null);
  return intent !== "unclear" || facts || wantsHuman || urgency !== "unknown";
}

/** An emergency that the rules see stays one. */
function urgencyOf(byRules: Reading, byModel: Reading, danger: Danger | null): Urgency {
  if (danger !== null) return "emergency";
  return byRules.urgency === "emergency" || byModel.urgency === "unknown" ? byRules.urgency : byModel.urgency;
}

const jobCharactersMax = 160;
/** A job is a phrase and no letter. */
const jobPartCharactersMax = 80;
const jobPartsMax = 6;
const placeCharactersMax = 80;
const nameCharactersMax = 40;
const whenCharactersMax = 80;
const postcodeWordsMax = 8;

/** What leads somewhere: an address of the web or of mail, a phone number, a tag. It is no job, place, name or time. */
const leadsElsewhere = /https?:|www\.|[\p{L}\d]\.[\p{L}]{2,}\/|@|\d(?:[ ()-]?\d){6}|<\w/iu;

function wordsIn(text: string, said: string | null, charactersMax: number): string | null {
  const words = said === null ? null : ownWords(text, said);
  return words === null || words.length > charactersMax || leadsElsewhere.test(words) ? null : words;
}

/** Several jobs are parted by semicolons; each must be in the text. */
function jobIn(text: string, said: string | null): string | null {
  const parts = (said ?? "").split(";", jobPartsMax).map((part) => wordsIn(text, part, jobPartCharactersMax));
  const job = parts.every((part) => part !== null) ? parts.join("; ") : null;
  return job === null || job.length > jobCharactersMax ? null : job;
}

const nameShape = /^\p{L}[\p{L}.' \u2019-]*$/u;

function nameIn(text: string, said: string | null): string | null {
  const name = wordsIn(text, said, nameCharactersMax);
  return name !== null && nameShape.test(name) ? name : null;
}

/** "Not LS1" is no place: a run of words right after a denial gives none. */
function postcodeIn(text: string, said: string | null, { asked }: ReadingContext): string | null {
  if (said === null) return null;
  for (const { run, before } of runsOfWords(text, postcodeWordsMax)) {
    if (before !== "not" && readPostcode(run, asked) === said) return said;
  }
  return null;
}

/** The model names the words; what time they mean is for our own parser to say. */
function whenIn(text: string, said: When | null, context: ReadingContext): When | null {
  const words = wordsIn(text, said?.text ?? null, whenCharactersMax);
  return words === null ? null : readWhen(saidIn(prepare(words)), "time", context);
}
