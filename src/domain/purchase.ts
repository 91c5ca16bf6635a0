/** What became of a number that was to be bought. `gone`: somebody else has it. `busy`: the carrier takes no more at this moment. */
export type Purchase =
  | { readonly is: "bought"; readonly carrierId: string }
  | { readonly is: "gone" | "busy" }
  | { readonly is: "refused"; readonly why: string };
