/** What became of a number that was to be bought. `gone`: somebody else has it. */
export type Purchase =
  | { readonly is: "bought"; readonly carrierId: string }
  | { readonly is: "gone" }
  | { readonly is: "refused"; readonly why: string };
