import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { installTimeoutMs } from "./npm.mjs";
import { startProgress } from "./progress.mjs";

const lookEveryMs = 100;
const lockAgeMaxMs = installTimeoutMs + 60_000;

/** Waits until no other process installs here, then holds the place; answers with what gives it back. */
export async function takeLock(root) {
  const folder = join(root, ".jobrun");
  const lock = join(folder, "install.lock");
  const mine = { pid: process.pid, since: Date.now() };
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  let progress = null;
  for (;;) {
    if (place(lock, mine)) break;
    const holder = readHolder(lock);
    if (holder !== null && isGone(holder)) removeStale(lock, holder);
    else if (holder !== null) {
      progress ??= startProgress(`Waiting for another installation here (process ${holder.pid})`);
      await pause(lookEveryMs);
    }
  }
  progress?.end("The other installation has ended");

  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])
    process.once(signal, () => process.exit(code));
  return () => {
    process.off("exit", release);
    release();
  };
}

/** The folder is moved into place with its holder's name in it, so that a lock is never there without one. */
function place(lock, mine) {
  const own = `${lock}.${randomBytes(6).toString("hex")}`;
  mkdirSync(own);
  writeFileSync(join(own, "holder"), JSON.stringify(mine));
  try {
    renameSync(own, lock);
    return true;
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code)) return false;
    throw error;
  }
}

function readHolder(lock) {
  try {
    return JSON.parse(readFileSync(join(lock, "holder"), "utf8"));
  } catch {
    return null;
  }
}

function isGone({ pid, since }) {
  // In a container the killed process often had the number that this one has.
  if (pid === process.pid || Date.now() - since > lockAgeMaxMs) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code !== "EPERM";
  }
}

/** It is moved before it is judged: if a live holder came in between, the lock is put back. */
function removeStale(lock, stale) {
  const moved = `${lock}.${randomBytes(6).toString("hex")}`;
  try {
    renameSync(lock, moved);
    const found = readHolder(moved);
    if (found?.pid !== stale.pid || found?.since !== stale.since) renameSync(moved, lock);
  } catch {
    // Somebody else was faster; the next look shows who.
  } finally {
    rmSync(moved, { recursive: true, force: true });
  }
}
