import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { SignatureSettings } from "../../src/vendors/twilio/signature.ts";
import { doorsSettings } from "./doors-settings.ts";

/** Where the doors are, whose memory to watch, how to sign for them, and how to take their database away (null: not here). */
export type AppUnderTest = {
  readonly baseUrl: string;
  readonly pid: number;
  readonly signing: SignatureSettings;
  readonly setAway: ((away: boolean) => Promise<void>) | null;
  /** Mebibytes that are still in use after a collection; null where the app cannot be asked. */
  readonly inUseMiB: (() => Promise<number>) | null;
  readonly stop: () => Promise<void>;
};

const startMs = 20_000;

/** Starts the doors over a memory, in a process of their own. */
export async function startDoorsApp(): Promise<AppUnderTest> {
  const child = fork(new URL("./doors-app.ts", import.meta.url), {
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const signal = AbortSignal.timeout(startMs);
  const [baseUrl] = await once(child, "message", { signal });
  if (child.pid === undefined) throw new Error("the app did not start");
  const ask = async (question: string): Promise<unknown> => {
    const answered = once(child, "message", { signal: AbortSignal.timeout(startMs) });
    child.send(question);
    return (await answered)[0];
  };
  return {
    baseUrl: String(baseUrl),
    pid: child.pid,
    signing: doorsSettings,
    setAway: async (away) => void (await ask(away ? "away" : "back")),
    inUseMiB: async () => Number(await ask("memory")),
    stop: async () => {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

/** Resident memory in mebibytes, or null where the system does not tell. */
export function residentMiB(pid: number): number | null {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line === null ? null : Number(line[1]) / 1_024;
  } catch {
    return null;
  }
}
