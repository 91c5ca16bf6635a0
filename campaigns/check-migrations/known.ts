import type { FaultKind } from "./faults.ts";

/** A fault of a step that stays, and why that is no harm. One that is found no more is a mistake of this list. */
export type Known = { readonly steps: RegExp; readonly kind: FaultKind; readonly because: string };

const catalogueOnly =
  "each writes a few rows of the catalogue about the one table that is locked, and reads none of its rows";

export const known: readonly Known[] = [
  { steps: /\/table \w+ becomes ours$/, kind: "goes on under its lock", because: catalogueOnly },
  { steps: /\/row security of \w+$/, kind: "goes on under its lock", because: catalogueOnly },
  { steps: /\/old programs leave \w+$/, kind: "goes on under its lock", because: catalogueOnly },
  { steps: /\/trigger \w+ ends$/, kind: "goes on under its lock", because: catalogueOnly },
  { steps: /\/every change of a lead is kept$/, kind: "goes on under its lock", because: catalogueOnly },
  {
    steps: /\/drop column onboarding_states\.(?:customer|client)_id$/,
    kind: "locks several tables",
    because: "the column's foreign key ends with it, in one statement, and that needs both its tables",
  },
];

/** May only shrink. */
export const knownMax = 6;
