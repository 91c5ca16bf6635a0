import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { freePort } from "../../src/cli/process/free-port.ts";
import { testDataDir } from "../support/server.ts";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
/** Takes two fifths off the start of each command. */
const compileCache = join(testDataDir, "compile-cache");
const readyShape = z.object({ url: z.string(), sandbox: z.string().nullable(), pid: z.number(), tookMs: z.number() });
const readyWithinMs = 60_000;
const commandWithinMs = 60_000;

export type Environment = Readonly<Record<string, string>>;
export type Ended = { readonly code: number | null; readonly signal: string | null };
export type Running = {
  readonly pid: number;
  /** Where everything is; rejects with what it printed where it ends before it is ready. */
  readonly ready: Promise<z.infer<typeof readyShape>>;
  readonly ended: Promise<Ended>;
  readonly printed: () => string;
  /** To the process alone, or as a terminal does it, to all of its group. */
  readonly signal: (name: NodeJS.Signals, whom?: "process" | "group") => void;
};

/** No text waits for what may follow it, unless a test is about that. */
const noBursts = { JOBRUN_BURST_MS: "0" };

/** The real `jobrun` as a process of its own, in a process group of its own, with this environment and no other. */
export function startJobrun(words: readonly string[], environment: Environment): Running {
  const child = spawnJobrun([...words, "--json"], environment);
  child.stdin.end();
  const ready = Promise.withResolvers<z.infer<typeof readyShape>>();
  const ended = Promise.withResolvers<Ended>();
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    const line = out.split("\n").find((each) => each.startsWith('{"url"'));
    if (line !== undefined) ready.resolve(readyShape.parse(JSON.parse(line)));
  });
  child.stderr.on("data", (chunk: Buffer) => (err = (err + chunk.toString()).slice(-20_000)));
  const late = setTimeout(() => ready.reject(new Error(`not ready in time:\n${out}${err}`)), readyWithinMs);
  child.once("close", (code, signal) => {
    clearTimeout(late);
    ready.reject(new Error(`ended with ${code ?? signal} before it was ready:\n${out}${err}`));
    ended.resolve({ code, signal });
  });
  ready.promise.then(() => clearTimeout(late)).catch(() => undefined);
  const pid = child.pid;
  if (pid === undefined) throw new Error("no process was started");
  return {
    pid,
    ready: ready.promise,
    ended: ended.promise,
    printed: () => out + err,
    signal: (name, whom = "process") => process.kill(whom === "group" ? -pid : pid, name),
  };
}

export type Answer = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs one command to its end. */
export async function runJobrun(words: readonly string[], environment: Environment, typed = ""): Promise<Answer> {
  const child = spawnJobrun(words, environment);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(typed);
  const late = setTimeout(() => child.kill("SIGKILL"), commandWithinMs);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(late);
  return { code, out, err };
}

function spawnJobrun(words: readonly string[], environment: Environment) {
  const { PATH = "", HOME = "" } = process.env;
  return spawn(process.execPath, [main, ...words], {
    env: { PATH, HOME, NODE_COMPILE_CACHE: compileCache, ...noBursts, ...environment },
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** An empty folder to be at home in, with ports that nobody uses. */
export async function emptyHome(): Promise<{ folder: string; environment: Environment; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-home-"));
  const [port, sandbox] = [await freePort("127.0.0.1"), await freePort("127.0.0.1")];
  return {
    folder,
    environment: { JOBRUN_DATA_DIR: folder, PORT: String(port), SANDBOX_PORT: String(sandbox), LOG_LEVEL: "warn" },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Whether a process runs. One that has ended and waits to be noticed by its parent does not run. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return !/\) Z /.test(stat);
}
