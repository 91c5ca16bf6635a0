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
};

const run = promisify(execFile);
const marginMs = 20_000;

export function pgbenchIsInstalled(): Promise<boolean> {
  return run("pgbench", ["--version"]).then(
    () => true,
    () => false,
  );
}

/** Runs of the script a second: nothing asks a server with less effort on the asking side. */
export async function pgbench({ url, connections, seconds, script, values }: PgbenchOrder): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-pgbench-"));
  try {
    const file = join(folder, "script.sql");
    await writeFile(file, script);
    const named = Object.entries(values).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
    const bounds = ["-n", "-M", "prepared", "-c", String(connections), "-j", "2", "-T", String(seconds)];
    const { stdout } = await run("pgbench", [...bounds, ...named, "-f", file, url], {
      timeout: seconds * 1_000 + marginMs,
    });
    const [, perSecond] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
    if (perSecond === undefined) throw new Error(`pgbench gave no rate: ${stdout}`);
    return Number(perSecond);
  } finally {
    await rm(folder, { recursive: true });
  }
}
