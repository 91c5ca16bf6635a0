/** Where a database has come from: a copy of another is not yet what the carrier knows, or never may be. */
export type Standing = "home" | "restored" | "rehearsal";
