import type { Thief } from "./thief.ts";

/**
 * A way round the gate that was tried. `stoppedBy`: the database's answer to the last step, by its code; `the claim` where
 * the database takes every step, and the gate, asked again, lets nothing out.
 */
export type Way = {
  readonly name: string;
  readonly stoppedBy:
    | "no right"
    | "no such permit"
    | "a column that must be there"
    | "used before"
    | "its state"
    | "the claim";
  /** The words that leave all the same, because they were allowed; none where it is not given. */
  readonly leaves?: readonly string[];
  readonly steal: (thief: Thief) => Promise<unknown>;
};

export const codes: Readonly<Record<Exclude<Way["stoppedBy"], "the claim">, string>> = {
  "no right": "42501",
  "no such permit": "23503",
  "a column that must be there": "23502",
  "used before": "23505",
  "its state": "23514",
};
