/** One thing that stops the start: the variable, what is wrong with it, and what to write instead. */
export type Problem = { readonly variable: string; readonly wrong: string; readonly write: string };

/** What a parser says of a text that it refuses. */
export type Flaw = { readonly wrong: string; readonly write: string };

/** The environment as a plain value, so that reading it can be tested without touching the real one. */
export type Environment = Readonly<Record<string, string | undefined>>;

const shownCharsMax = 40;

/** `PORT: "http" is not a whole number from 0 to 65535; write 3000`. Never holds the value of a secret. */
export function problemLine(problem: Problem): string {
  return `${problem.variable}: ${problem.wrong}; write ${problem.write}`;
}

/** A wrong value as a person may see it in a problem: quoted, short, control characters escaped. */
export function shown(text: string): string {
  return JSON.stringify(text.length > shownCharsMax ? `${text.slice(0, shownCharsMax)}…` : text);
}
