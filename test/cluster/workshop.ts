import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { borrowedRoot } from "../../src/cluster/borrowed-place.ts";
import { findCluster } from "../../src/cluster/find-cluster.ts";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import type { Cluster } from "../../src/cluster/cluster.ts";

export type Way = "best" | "copy";

/** The ways in which a cluster is run for this user: root has two. */
export const ways: readonly Way[] = process.getuid?.() === 0 ? ["best", "copy"] : ["best"];

const conditionTimeoutMs = 15_000;

/** A data folder in a folder that only its owner may open, as a checkout may be. The test leaves nothing of it behind. */
export async function newDataDir(t: TestContext): Promise<string> {
  const dataDir = join(await realpath(await mkdtemp(join(tmpdir(), "jobrun-cluster-"))), ".jobrun");
  t.after(async () => clearAway(dataDir));
  return dataDir;
}

export async function startFast(dataDir: string, asRoot: Way = "best"): Promise<Cluster> {
  return startCluster({ dataDir, asRoot, settings: { fsync: "off" } });
}

async function clearAway(dataDir: string): Promise<void> {
  await (await findCluster(dataDir))?.stop("immediate");
  await rm(borrowedRoot(dataDir), { recursive: true, force: true });
  await rm(join(dataDir, ".."), { recursive: true, force: true, maxRetries: 10 });
}

export async function ask<T>(cluster: Cluster, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: cluster.superuserUrl("postgres") });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: T }>(sql);
    return rows.map(({ value }) => value);
  } finally {
    await client.end();
  }
}

export function spawnOwner(dataDir: string, way: Way = "best"): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, "owner.ts"), dataDir, way], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: conditionTimeoutMs,
    killSignal: "SIGKILL",
  });
}

/** What an owner says when its cluster is ready. */
export async function readyLine(owner: ChildProcess): Promise<unknown> {
  if (!owner.stdout) throw new Error("the owner has no output");
  const bound = { signal: AbortSignal.timeout(conditionTimeoutMs) };
  const [line]: unknown[] = await once(createInterface(owner.stdout), "line", bound);
  return JSON.parse(String(line));
}

export async function kill(owner: ChildProcess): Promise<void> {
  const gone = once(owner, "exit");
  owner.kill("SIGKILL");
  await gone;
}

export async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + conditionTimeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("what the test waits for did not happen");
    await pause(5);
  }
}

export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
