import { maskMessage } from "./mask.ts";

/** What a log may say of an error. */
export type ErrorFacts = {
  readonly name: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly at: string | null;
};

const causesMax = 5;

/**
 * PostgreSQL puts the values of a row into its messages, so of an error from there only its code is told. A cause that
 * is wrapped in a kinder error is told too: it is the one that has the code.
 */
export function errorFacts(error: unknown): readonly ErrorFacts[] {
  const facts: ErrorFacts[] = [];
  for (let cause = error; facts.length < causesMax && cause !== undefined; cause = causeOf(cause))
    facts.push(oneError(cause));
  return facts;
}

function oneError(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, code: null, message: null, at: null };
  const code = "code" in error ? error.code : null;
  const fromDatabase = "severity" in error && "routine" in error;
  return {
    name: error.name,
    code: typeof code === "string" || typeof code === "number" ? String(code) : null,
    message: fromDatabase ? null : maskMessage(error.message),
    at: firstFrame(error),
  };
}

/** File and line where it was thrown; the folders above the project are nobody's business. */
function firstFrame(error: Error): string | null {
  const [, place] = /\n\s+at .*?((?:src|node_modules|node:)[^()\s]*:\d+)/.exec(error.stack ?? "") ?? [];
  return place ?? null;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
