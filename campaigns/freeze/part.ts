/** What one part of a campaign counted and found; each failure is one sentence. */
export type Part = { readonly counts: Readonly<Record<string, number>>; readonly failures: readonly string[] };
