import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startProgram, stopChild } from "./child.ts";
import { type CommonValues, referenceInsert } from "./reference-row.ts";

/** Rows a second that prepared single-row insertion commits, from a process of its own. */
export type Reference = {
  readonly by: "pgbench" | "a node loop";
  measure(seconds: number): Promise<number>;
};

export type ReferenceOrder = {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly common: CommonValues;
};

const run = promisify(execFile);
const marginMs = 20_000;

/** pgbench where it is installed: nothing inserts with less effort on the asking side. */
export async function makeReference(order: Omit<ReferenceOrder, "seconds">): Promise<Reference> {
  const found = await run("pgbench", ["--version"]).then(
    () => true,
    () => false,
  );
  if (found) return { by: "pgbench", measure: (seconds) => byPgbench({ ...order, seconds }) };
  return { by: "a node loop", measure: (seconds) => byLoop({ ...order, seconds }) };
}

async function byPgbench({ url, connections, seconds, common }: ReferenceOrder): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-pgbench-"));
  try {
    const script = join(folder, "insert.sql");
    await writeFile(script, `\\set n random(1000000000000000000, 9000000000000000000)\n${referenceInsert.named};\n`);
    const values = Object.entries(common).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
    const bounds = ["-n", "-M", "prepared", "-c", String(connections), "-j", "2", "-T", String(seconds)];
    const { stdout } = await run("pgbench", [...bounds, ...values, "-f", script, url], {
      timeout: seconds * 1_000 + marginMs,
    });
    const [, perSecond] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
    if (perSecond === undefined) throw new Error(`pgbench gave no rate: ${stdout}`);
    return Number(perSecond);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function byLoop(order: ReferenceOrder): Promise<number> {
  const { child, said } = await startProgram("./reference-loop.ts", order);
  await stopChild(child);
  return Number(said);
}
