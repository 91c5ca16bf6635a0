/** One small change that Stryker made to a file, in words that stay true when other lines of the file move. */
export type Change = {
  readonly file: string;
  /** Stryker's name for the kind of change: `ConditionalExpression`. */
  readonly mutator: string;
  /** The line on which the change begins, without its indentation: the same words may stand in a file twice. */
  readonly line: string;
  readonly original: string;
  readonly replacement: string;
};

/** `broken`: neither tried nor judged, for the reason that Stryker gives. */
export type Mutant = Change & { readonly end: "killed" | "timed out" | "survived" | "broken" };

/** A change that no test can see, and why that is right. */
export type Accepted = Change & { readonly reason: string };
