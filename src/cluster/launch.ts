import { open, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import type { Place } from "./place.ts";
import { runProgram } from "./run-program.ts";
import type { Settings } from "./settings.ts";
import { portIn, settingsFile, settingsText } from "./settings.ts";
import { writeOwned } from "./write-owned.ts";

export type Launched =
  | { readonly is: "started" }
  | { readonly is: "try_again"; readonly reason: string }
  | { readonly is: "impossible"; readonly reason: string };

const recoveryTimeoutS = 60;
const marginMs = 5_000;
const logBytesMax = 10_000_000;
const reasonBytesMax = 2_000;

/** Another program took the port, another start was faster, or the last server's children have not all ended. */
const passing =
  /address already in use|could not bind|(?:lock|PID) file .* (?:already exists|is empty)|invalid data in PID file|pre-existing shared memory block/i;

/** Starts a server once, on its last port if that is free, so that who was connected finds it again. After a crash it first replays what it had promised, which may take a while. */
export async function launch(place: Place, settings: Settings): Promise<Launched> {
  const before = await startLog(place.log);
  const file = join(place.data, settingsFile);
  const last = portIn(await readFile(file, "utf8").catch(() => ""));
  await writeOwned(place.account, file, settingsText(await freePort(last), settings));

  const { code, output } = await runProgram(
    place.account,
    place.root,
    recoveryTimeoutS * 1000 + marginMs,
    place.binaries.pgCtl,
    ["start", "-D", place.data, "-l", place.log, "-s", "-w", "-t", String(recoveryTimeoutS)],
  );
  if (code === 0) return { is: "started" };
  const reason = `${output}\n${await logSince(place.log, before)}`.trim();
  return { is: passing.test(reason) ? "try_again" : "impossible", reason };
}

/** The log is kept for one change of files: enough to look into, and never the disk. */
async function startLog(log: string): Promise<number> {
  const size = await sizeOf(log);
  if (size <= logBytesMax) return size;
  await rename(log, `${log}.1`);
  return 0;
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => 0,
  );
}

async function logSince(log: string, start: number): Promise<string> {
  const file = await open(log).catch(() => null);
  if (file === null) return "";
  await using _closed = file;
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(reasonBytesMax), position: start });
  return buffer.toString("utf8", 0, bytesRead).trim();
}
