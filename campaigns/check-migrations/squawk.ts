import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Rules of squawk's, which reads SQL and knows no catalogue, that ask for what the runner or the trace sees to. */
const seenTo: Readonly<Record<string, string>> = {
  "prefer-robust-stmts": "each step is a transaction that the runner repeats, with a postcondition",
  "require-lock-timeout": "the runner sets it for every statement",
  "require-statement-timeout": "the runner bounds the wait for a lock, and the trace forbids to read rows under it",
  "require-concurrent-index-creation": "plain indexes stand on tables of the same upgrade; the trace finds any other",
  "require-concurrent-index-deletion": "an index is dropped in a moment, once the lock is had",
  "ban-drop-column": "contracts do so, by a step that counts first who needs it",
  "ban-drop-not-null": "the column is dropped by a later contract",
  "prefer-bigint-over-int": "counts of a client's own, and inherited types",
  "prefer-timestamp-tz": "inherited columns keep their documented type",
};

export type SquawkFinding = { readonly rule: string; readonly line: number; readonly says: string };

const program = fileURLToPath(new URL("../../node_modules/.bin/squawk", import.meta.url));
const answerCharactersMax = 50_000_000;
const limitMs = 60_000;

/** What squawk finds in a file of SQL, but for what is seen to in another way; null where this machine has no squawk. */
export async function squawk(text: string): Promise<readonly SquawkFinding[] | null> {
  if (!existsSync(program)) return null;
  const folder = await mkdtemp(join(tmpdir(), "jobrun-squawk-"));
  try {
    const file = join(folder, "plan.sql");
    await writeFile(file, text);
    return findingsIn(await run(["--pg-version", "15", "--reporter", "json", file]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** It ends with 1 where it found anything, and says it all the same. */
async function run(parameters: readonly string[]): Promise<string> {
  const options = { maxBuffer: answerCharactersMax, timeout: limitMs };
  try {
    return (await promisify(execFile)(program, [...parameters], options)).stdout;
  } catch (error) {
    const said: unknown = Reflect.get(Object(error), "stdout");
    if (typeof said !== "string" || said === "") throw error;
    return said;
  }
}

/** Its report as JSON, of which only what nobody sees to is kept. */
export function findingsIn(json: string): readonly SquawkFinding[] {
  const report: unknown = JSON.parse(json);
  if (!Array.isArray(report)) throw new Error("squawk answered no list");
  return report.flatMap((each: unknown) => {
    const [rule, line, says] = ["rule_name", "line", "message"].map((name): unknown => Reflect.get(Object(each), name));
    if (typeof rule !== "string" || Object.hasOwn(seenTo, rule)) return [];
    return [{ rule, line: Number(line), says: String(says) }];
  });
}
