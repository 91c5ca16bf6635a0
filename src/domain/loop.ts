import { normalForm } from "./opt-out.ts";

/** One text of a thread: theirs arrived, ours left. */
export type Exchanged = { readonly by: "them" | "us"; readonly at: Temporal.Instant; readonly body: string };

/** Why a thread looks like two machines that answer each other (telephony page, C7). */
export type Loop = "fast_replies" | "same_words";

/** An answer that comes sooner after ours was typed by nobody. */
const fastSeconds = 2;
const fastReplies = 4;
const alikeTexts = 3;
/** Somebody who writes the same once a day is a person of few words. */
const alikeWithinMinutes = 60;
/** Texts of which no more than this share of letters differs say the same, such as two with a counter in them. */
const alikeShare = 0.1;
const comparedCharactersMax = 480;

/** So many of the latest texts of each side are enough to see a loop. */
export const exchangedMax = 8;

/** Takes the latest texts of a thread, oldest first, and judges it at its last one. Pure; null where it is no loop. */
export function findLoop(exchange: readonly Exchanged[]): Loop | null {
  if (repliesFast(exchange)) return "fast_replies";
  return repeatsItself(exchange.filter(({ by }) => by === "them")) ? "same_words" : null;
}

/** The last four of theirs each followed a text of ours, another one each time, in less than two seconds. */
function repliesFast(exchange: readonly Exchanged[]): boolean {
  const replies = exchange.flatMap((text, place) =>
    text.by === "them" ? [{ text, before: exchange[place - 1] }] : [],
  );
  const last = replies.slice(-fastReplies);
  return last.length === fastReplies && last.every(({ text, before }) => before?.by === "us" && isFast(before, text));
}

function isFast(ours: Exchanged, theirs: Exchanged): boolean {
  return ours.at.until(theirs.at).total("seconds") < fastSeconds;
}

function repeatsItself(theirs: readonly Exchanged[]): boolean {
  const [first, ...rest] = theirs.slice(-alikeTexts);
  const latest = rest.at(-1);
  if (first === undefined || latest === undefined || rest.length < alikeTexts - 1) return false;
  const soon = first.at.until(latest.at).total("minutes") < alikeWithinMinutes;
  return soon && rest.every(({ body }) => alike(first.body, body));
}

/** Whether two texts say nearly the same: the same words, or few letters apart. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [comparable(one), comparable(other)];
  return distance(a, b) <= Math.floor(alikeShare * Math.max(a.length, b.length));
}

/** What has no letters, such as a thumb, is compared as it stands. */
function comparable(body: string): string {
  const normal = normalForm(body);
  return (normal === "" ? body.trim() : normal).slice(0, comparedCharactersMax);
}

/** Levenshtein's distance: how many letters must be put in, taken out or changed. */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      const [diagonal = 0, above = 0, left = 0] = [before[column - 1], before[column], here[column - 1]];
      here.push(Math.min(diagonal + changed, above + 1, left + 1));
    }
    before = here;
  }
  return before.at(-1) ?? 0;
}
