/** One thing that was looked at: what was found, and where it is wrong, how to mend it. */
export type Finding = { readonly name: string; readonly good: boolean; readonly found: string; readonly mend: string };
