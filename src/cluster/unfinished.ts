import { randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "./postmaster-file.ts";

const pattern = /^[a-z]+\.unfinished-(\d+)-(\d+)-/;
const ourStart = Math.trunc(performance.timeOrigin);
const unfinishedAgeMaxMs = 600_000;
const politeWaitMs = 30_000;
const lookEveryMs = 50;

/** The name says who builds, so that the leftovers of a killed start can be told from work going on. */
export function unfinishedName(what: string): string {
  return `${what}.unfinished-${process.pid}-${ourStart}-${randomBytes(6).toString("hex")}`;
}

/** Waits while another start builds the same cluster, and clears away what a killed one left. Builders may still meet. */
export async function othersBuilding(root: string, isDone: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + politeWaitMs;
  while (Date.now() < until) {
    const live = await liveBuilders(root);
    if (live === 0 || (await isDone())) return;
    await pause(lookEveryMs);
  }
}

async function liveBuilders(root: string): Promise<number> {
  let live = 0;
  for (const name of await readdir(root)) {
    const [, pid, start] = pattern.exec(name) ?? [];
    if (pid === undefined) continue;
    // In a container the process that was killed often had the number that this one has.
    const isPast = Number(pid) === process.pid && Number(start) !== ourStart;
    const folder = join(root, name);
    if (!isPast && isAlive(Number(pid)) && (await ageMs(folder)) < unfinishedAgeMaxMs) live += 1;
    else await removeFolder(folder);
  }
  return live;
}

/** An initdb that lost its parent may still be writing there: what it adds is removed too. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

async function ageMs(path: string): Promise<number> {
  return stat(path).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
}
