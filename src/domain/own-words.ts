const word = /[\p{L}\p{N}]+(?:['\u2019][\p{L}\p{N}]+)*/gu;
const wordsMax = 400;

type Word = { readonly as: string; readonly from: number; readonly to: number };

/**
 * The part of a text that has these words in this order, one right after the other, as its writer wrote them; null where there
 * is none. Case, spaces and punctuation are ignored. What comes out is always the writer's, whoever names the words.
 */
export function ownWords(text: string, sought: string): string | null {
  const wanted = wordsOf(sought).map(({ as }) => as);
  const said = wordsOf(text);
  const at = said.findIndex((_, start) => wanted.every((each, offset) => said[start + offset]?.as === each));
  const [first, last] = [said[at], said[at + wanted.length - 1]];
  if (wanted.length === 0 || first === undefined || last === undefined) return null;
  return tidy(text.slice(first.from, last.to));
}

/** Every run of at most so many words of a text, as written, with the word before it. */
export function* runsOfWords(text: string, most: number): Generator<{ readonly run: string; readonly before: string }> {
  const said = wordsOf(text);
  for (const [start, first] of said.entries()) {
    for (const last of said.slice(start, start + most)) {
      yield { run: text.slice(first.from, last.to), before: said[start - 1]?.as ?? "" };
    }
  }
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(word).take(wordsMax)].map(({ 0: found, index }) => ({
    as: found.toLowerCase().replaceAll("\u2019", "'"),
    from: index,
    to: index + found.length,
  }));
}

function tidy(words: string): string {
  return words.replaceAll(/\s+/g, " ");
}
