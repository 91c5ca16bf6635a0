import { type Flaw, shown } from "./problem.ts";
import { Secret } from "./secret.ts";

/** A whole number within its range, both ends included. */
export function wholeNumber(least: number, most: number, example: string): (text: string) => number | Flaw {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    return { wrong: `${shown(text)} is not a whole number from ${least} to ${most}`, write: example };
  };
}

/** One of a few words, spelt exactly. */
export function oneOf<const Word extends string>(words: readonly Word[]): (text: string) => Word | Flaw {
  const write = `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
  return (text) => words.find((word) => word === text) ?? { wrong: `${shown(text)} is not one of its values`, write };
}

/** A key or token: printable, without blanks, since a line break copied along would make every signature wrong. */
export function secret(write: string): (text: string) => Secret | Flaw {
  return (text) => {
    if (/^[\x21-\x7e]+$/.test(text)) return new Secret(text);
    return { wrong: "holds a blank, a line break or a character that no key has", write };
  };
}

/** A TCP port; 0 takes any free one. */
export function port(example: string): (text: string) => number | Flaw {
  return wholeNumber(0, 65_535, example);
}
