/** Something that was seen while the story was told: a row of the closing table. */
export type Fact = {
  /** Its name in `--json`. */
  readonly key: string;
  readonly words: string;
  readonly seen: string | number;
  readonly unit?: string;
};

/** A rule of the story that does not hold ends it, with what was seen instead. */
export function claim(rule: string, holds: boolean, seen: unknown): void {
  if (holds) return;
  throw new Error(`the story broke off. It should be that ${rule}. Seen instead: ${inWords(seen)}`);
}

function inWords(seen: unknown): string {
  return typeof seen === "string" ? seen : JSON.stringify(seen);
}
