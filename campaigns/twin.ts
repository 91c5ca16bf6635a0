/** A planted bug: one textual edit, and the test file or campaign that must turn red because of it. */
export type Twin = {
  /** What the bug would be, in a few words: `pause without its lock`. */
  readonly name: string;
  readonly caughtBy: { readonly campaign: string } | { readonly test: string };
  /** The file, from the root of the tree. */
  readonly file: string;
  /** The exact text to replace, which must be there exactly once. */
  readonly old: string;
  readonly new: string;
};

export type TwinVerdict = {
  readonly twin: Twin;
  readonly verdict: "caught" | "survived" | "does not apply" | "does not parse" | "too slow" | "red without the bug";
  readonly seconds: number;
};

/** How a person and `--only` call the one that catches it. */
export function catcherOf({ caughtBy }: Twin): string {
  return "campaign" in caughtBy ? `campaign ${caughtBy.campaign}` : caughtBy.test;
}
