import { readFileSync } from "node:fs";
import type { Client } from "pg";
import type { EmptyDatabase } from "../../test/migrations/empty-database.ts";
import { type Fault, faultsOf, type Traced } from "./faults.ts";
import { statementsOf } from "./statements.ts";
import { failed } from "./trace-session.ts";
import { beginWatch, look } from "./watch.ts";

export type TracedStatement = { readonly text: string; readonly faults: readonly Fault[] };

/**
 * A file of plain SQL, run as its tool would run it: in one transaction. A statement that fails is taken back by itself, so that
 * those after it are seen as well. Then it is run again, as after a run that was stopped. Nothing of it stays.
 */
export async function traceFile({ root }: EmptyDatabase, path: string): Promise<readonly TracedStatement[]> {
  const texts = statementsOf(readFileSync(path, "utf8"));
  await beginWatch(root);
  await root.query("BEGIN");
  const seen: TracedStatement[] = [];
  const rewritten = new Set<string>();
  for (const text of texts) {
    // What was written anew stays so until the end: it is the fault of the statement that did it.
    const faults = faultsOf(await traceStatement(root, text), "unsaid").filter(({ says }) => !rewritten.has(says));
    for (const { kind, says } of faults) if (kind === "writes a table anew") rewritten.add(says);
    seen.push({ text, faults });
  }
  const again = await runAgain(root, texts);
  await root.query("ROLLBACK");
  return [...seen, { text: "the whole of it, run again after it was stopped", faults: again }];
}

async function traceStatement(root: Client, text: string): Promise<Traced> {
  await root.query("SAVEPOINT statement");
  const before = await look(root, Number.MAX_SAFE_INTEGER);
  const started = performance.now();
  try {
    await root.query(text);
    const tookMs = performance.now() - started;
    return { before, after: await look(root, before.place), error: null, tookMs };
  } catch (error) {
    await root.query("ROLLBACK TO SAVEPOINT statement");
    return failed(before, error, performance.now() - started);
  }
}

/** A build that was stopped leaves its index, INVALID: each that the file made is made so, and must not pass for whole. */
async function runAgain(root: Client, texts: readonly string[]): Promise<readonly Fault[]> {
  await root.query(`UPDATE pg_index i SET indisvalid = false WHERE indrelid IN (SELECT of FROM jobrun_watch.tables)
    AND indexrelid NOT IN (SELECT of FROM jobrun_watch.indexes) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)`);
  for (const text of texts) await traceStatement(root, text);
  const { invalid } = await look(root, Number.MAX_SAFE_INTEGER);
  return invalid.map((name) => ({
    kind: "leaves an invalid index",
    says: `it takes ${name} for whole, which is INVALID`,
  }));
}
