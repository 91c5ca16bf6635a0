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

/** A JobRun of its own for one play: real process, real database, real network, all in a folder that goes away again. */
export type Stage = {
  readonly sandbox: string;
  readonly url: string;
  /** Runs a command and answers with its JSON; a refusal is an answer too. */
  command(...words: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
};

const readyShape = z.object({ url: z.string(), sandbox: z.string() });
const answerShape = z.record(z.string(), z.unknown());
const readyTimeoutMs = 60_000;
const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const run = promisify(execFile);

export async function openStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), "jobrun-demo-"));
  const [port, sandboxPort] = [await freePort("127.0.0.1"), await freePort("127.0.0.1")];
  const env = environmentOf({
    JOBRUN_DATA_DIR: dataDir,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    LOG_LEVEL: "error",
  });
  const child = spawn(process.execPath, [main, "start", "--json"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const close = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const { url, sandbox } = await ready(child);
    return { url, sandbox, command: (...words) => command(words, env), close };
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

async function command(
  words: readonly string[],
  env: Record<string, string | undefined>,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await run(process.execPath, [main, ...words, "--json"], { env }).catch((error: unknown) => error);
  const { stdout } = z.object({ stdout: z.string() }).parse(answer);
  return answerShape.parse(JSON.parse(stdout));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
