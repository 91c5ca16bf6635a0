import type { Asked } from "../reading.ts";
import { asksInGeneral } from "./intent/question.ts";
import { jobPhrase, longestPhrase } from "./job-phrase.ts";
import { type JobWeight, weighJob } from "./job-weight.ts";
import type { Said } from "./statements.ts";

/**
 * What has to be done or is wrong, in the sender's own words without greeting, postcode and politeness; several joined by
 * "; ". Null where no statement names a thing that tradespeople deal with, a fault, or a piece of work.
 * `isPlain`: neither an opt-out nor an attempt to instruct the software, of which only what is surely a job is believed.
 */
export function readJob({ statements, prepared }: Said, asked: Asked, isPlain: boolean): Job | null {
  const isOpen = isPlain && (asked === "job" || asked === "anything");
  const weighed = statements.map(({ original, usual }) => {
    const phrase = jobPhrase(original);
    return { phrase, usual, weight: weighJob(phrase, usual, asked, isOpen) };
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
  if (each.weight === "described" && all.every(({ weight }) => weight !== "sure")) return true;
  const neighbours = [all[index - 1], all[index + 1]].filter((near) => near !== undefined);
  if (each.weight === "fault")
    return neighbours.some(({ weight }) => weight !== "nothing") || mayStandAlone(all, asked);
  return neighbours.some(({ weight }) => weight === "fault" || weight === "sure");
}

/** "It drips all night", said after "it's the shower" of the text before. */
function mayStandAlone(all: readonly Weighed[], asked: Asked): boolean {
  return asked === "job" || (asked === "anything" && all.length === 1);
}

const phrasesMax = 4;
/** Longer is no phrase for a job sheet but the text again. */
const jobCharactersMax = 118;

/** The surest phrases first, as many as fit; in the order said. */
function joined(parts: readonly Weighed[]): string | null {
  const rank = (weight: JobWeight) => (weight === "sure" ? 0 : weight === "described" ? 1 : 2);
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
