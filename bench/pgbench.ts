import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export type PgbenchOrder = {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly script: string;
  readonly values: Readonly<Record<string, string>>;
  /** How many are begun, at about even times; null: as many as it can. */
  readonly atRate: number | null;
};

/** Runs of the script a second, and how many milliseconds each took on average from when it was due. */
export type PgbenchResult = { readonly perSecond: number; readonly meanMs: number };

const run = promisify(execFile);
const marginMs = 20_000;

export function pgbenchIsInstalled(): Promise<boolean> {
  return run("pgbench", ["--version"]).then(
    () => true,
    () => false,
  );
}

/** Nothing asks a server with less effort on the asking side. */
export async function pgbench(order: PgbenchOrder): Promise<PgbenchResult> {
  const { url, connections, seconds, script, values, atRate } = order;
  const folder = await mkdtemp(join(tmpdir(), "jobrun-pgbench-"));
  try {
    const file = join(folder, "script.sql");
    await writeFile(file, script);
    const named = Object.entries(values).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
    const bounds = ["-n", "-M", "prepared", "-c", String(connections), "-j", "2", "-T", String(seconds)];
    if (atRate !== null) bounds.push("-R", String(atRate));
    const { stdout } = await run("pgbench", [...bounds, ...named, "-f", file, url], {
      timeout: seconds * 1_000 + marginMs,
    });
    const [, perSecond] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
    const [, meanMs] = /^latency average = ([\d.]+) ms/m.exec(stdout) ?? [];
    if (perSecond === undefined || meanMs === undefined) throw new Error(`pgbench gave no rate: ${stdout}`);
    return { perSecond: Number(perSecond), meanMs: Number(meanMs) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
