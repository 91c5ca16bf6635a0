import type { Asked } from "../reading.ts";
import { asksInGeneral } from "./intent/question.ts";
import { jobPhrase, longestPhrase } from "./job-phrase.ts";
import { type JobWeight, weighJob } from "./job-weight.ts";
import type { Said } from "./statements.ts";

/**
 * What has to be done or is wrong, in the sender's own words without greeting, postcode and politeness; several joined by
 * "; ". Null where no statement names a thing that tradespeople deal with, a fault, or a piece of work.
 */
export function readJob({ statements, prepared }: Said, asked: Asked): Job | null {
  const weighed = statements.map(({ original, usual }) => {
    const phrase = jobPhrase(original);
    return { phrase, usual, weight: weighJob(phrase, usual, asked) };
  });
  const chosen = weighed.filter((each, index) => isPart(each, weighed, index, asked));
  const phrase = joined(chosen);
  const inGeneral = chosen.every(({ usual }) => asksInGeneral(usual, prepared.original));
  return phrase === null ? null : { phrase, inGeneral };
}

/** `inGeneral`: the work is only asked about (its price, or whether it is done here at all). */
export type Job = { readonly phrase: string; readonly inGeneral: boolean };

type Weighed = { readonly phrase: string; readonly usual: string; readonly weight: JobWeight };

/** What is sure stands by itself; a bare thing and a bare fault stand where each has the other beside it. */
function isPart(each: Weighed, all: readonly Weighed[], index: number, asked: Asked): boolean {
  if (each.weight === "sure") return true;
  if (each.weight === "nothing") return false;
  const neighbours = [all[index - 1], all[index + 1]].filter((near) => near !== undefined);
  if (each.weight === "fault") return neighbours.some(({ weight }) => weight !== "nothing") || asked === "job";
  return neighbours.some(({ weight }) => weight === "fault" || weight === "sure");
}

const phrasesMax = 4;
/** Longer is no phrase for a job sheet but the text again. */
const jobCharactersMax = 118;

/** The surest phrases first, as many as fit; in the order said. */
function joined(parts: readonly Weighed[]): string | null {
  const rank = (weight: JobWeight) => (weight === "sure" ? 0 : 1);
  const unique = parts.filter(
    ({ phrase }, index) => parts.findIndex((one) => one.phrase.toLowerCase() === phrase.toLowerCase()) === index,
  );
  const kept = new Set<string>();
  let room = jobCharactersMax;
  for (const { phrase } of unique.toSorted((a, b) => rank(a.weight) - rank(b.weight)).slice(0, phrasesMax)) {
    if (phrase.length + 2 > room) continue;
    kept.add(phrase);
    room -= phrase.length + 2;
  }
  const phrases = unique.map(({ phrase }) => phrase).filter((phrase) => kept.has(phrase));
  return phrases.length === 0 ? null : phrases.join("; ").slice(0, longestPhrase * phrasesMax);
}
