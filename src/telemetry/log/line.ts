export type Severity = "debug" | "info" | "warn" | "error" | "fatal";

type Fact = string | number | boolean | null | readonly string[] | readonly object[];

/**
 * Writes one line: what happened, and its facts by name. Only the files of this folder call it, each fact named one by
 * one, so that a fact which somebody adds to an object cannot slip into the log with it.
 */
export type Line = (severity: Severity, event: string, facts: Readonly<Record<string, Fact>>) => void;
