import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { environmentOf } from "../../config.ts";
import { freePort } from "../process/free-port.ts";
import { operator, operatorNumber } from "./cast.ts";

/** A JobRun of its own for one play: real process, real database, real network, all in a folder that goes away again. */
export type Stage = {
  readonly sandbox: string;
  /** Runs a command and answers with its JSON; a refusal is an answer too. */
  command(...words: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** Runs a command and answers with what it prints for people. */
  words(...words: readonly string[]): Promise<string>;
  close(): Promise<void>;
};

const readyShape = z.object({ url: z.string(), sandbox: z.string() });
const answerShape = z.record(z.string(), z.unknown());
const printedShape = z.object({ stdout: z.string() });
const readyTimeoutMs = 60_000;
const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const run = promisify(execFile);

/** `stop` ends the commands that are under way; what was started is ended by `close` alone. */
export async function openStage(stop: AbortSignal): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), "jobrun-demo-"));
  const [port, sandboxPort] = [await freePort("127.0.0.1"), await freePort("127.0.0.1")];
  const env = environmentOf({
    JOBRUN_DATA_DIR: dataDir,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    JOBRUN_OPERATOR_PHONE: operator,
    JOBRUN_OPERATOR_NUMBER: operatorNumber,
    // Long enough to be seen, and nobody sits through the rest of it.
    JOBRUN_BURST_MS: "500",
    LOG_LEVEL: "error",
  });
  // A group of its own: a terminal's Ctrl-C would reach it half started, and what it had started would stay behind.
  const child = spawn(process.execPath, [main, "start", "--json"], {
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const close = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  const printed = async (words: readonly string[]) =>
    printedShape.parse(
      await run(process.execPath, [main, ...words], { env, signal: stop }).catch((error: unknown) => error),
    ).stdout;
  try {
    const { sandbox } = await ready(child);
    return {
      sandbox,
      command: async (...words) => answerShape.parse(JSON.parse(await printed([...words, "--json"]))),
      words: (...words) => printed(words),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first line that the process prints says where it is. */
async function ready(child: ChildProcess): Promise<z.infer<typeof readyShape>> {
  if (child.stdout === null || child.stderr === null) throw new Error("the demo's process has no output");
  const complaints: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, "exit").then(() => {
    throw new Error(`the demo's process did not start: ${complaints.join("").trim()}`);
  });
  const late = AbortSignal.timeout(readyTimeoutMs);
  const said: unknown[] = await Promise.race([once(lines, "line", { signal: late }), ended]);
  ended.catch(() => undefined);
  return readyShape.parse(JSON.parse(String(said[0])));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
