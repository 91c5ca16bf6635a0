import { usualWord } from "./usual-spelling.ts";
import { creatures, premises, things } from "./vocabulary/things.ts";
import { duties, faults } from "./vocabulary/faults.ts";
import { trades, wholeWorks, works } from "./vocabulary/works.ts";

export type Topic = "thing" | "creature" | "fault" | "work" | "whole_work" | "duty" | "premises";

/** One word of weight: what it is about, and where it stands in the statement as written. */
export type Mention = { readonly topics: ReadonlySet<Topic>; readonly from: number; readonly to: number };

/** The words of a statement that an owner's job sheet could hold. */
export function mentionsIn(original: string): readonly Mention[] {
  return [...original.matchAll(/\p{L}{1,2}\d{1,3}\b|\p{L}[\p{L}'\u2019-]*/gu)].slice(0, wordsMax).flatMap((match) => {
    const topics = topicsOf(match[0]);
    return topics.size === 0 ? [] : [{ topics, from: match.index, to: match.index + match[0].length }];
  });
}

const wordsMax = 80;

function topicsOf(word: string): ReadonlySet<Topic> {
  const usual = usualWord(word.toLowerCase().replaceAll("\u2019", "'"));
  const bare = usual.replace(/'s$/, "");
  const topics = new Set<Topic>();
  if (things.has(bare)) topics.add("thing");
  if (creatures.has(bare)) topics.add("creature");
  if (premises.has(bare)) topics.add("premises");
  if (faults.has(bare) || faultCode.test(word)) topics.add("fault");
  if (works.has(bare)) topics.add("work");
  if (wholeWorks.has(bare)) topics.add("whole_work");
  if (duties.has(bare)) topics.add("duty");
  if (bare.includes("-") && topics.size === 0)
    for (const part of bare.split("-")) if (things.has(part)) topics.add("thing");
  return trades.has(bare) && !things.has(bare) && !works.has(bare) ? new Set() : topics;
}

/** "F28", "E119": what a boiler or a washer shows when it fails. */
const faultCode = /^[eflh]\d{1,3}$/i;
