import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "../../support/until.ts";

/** What `npm start` and `npm run jobrun -- …` run; nothing else of the product is known here. */
const main = fileURLToPath(new URL("../../../src/cli/main.ts", import.meta.url));
const readyWithinMs = 60_000;
const exitWithinMs = 20_000;

export type Answer = { readonly code: number | null; readonly said: unknown };

export type Jobrun = {
  readonly sandbox: string;
  /** A command of the contract: its exit code, and what it says with `--json` (null where that is nothing). */
  command(...words: readonly string[]): Promise<Answer>;
  stop(): Promise<void>;
};

export async function startJobrun(settings: Readonly<Record<string, string>>): Promise<Jobrun> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-contract-"));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const { PATH = "", HOME = "" } = process.env;
  const places = { JOBRUN_DATA_DIR: folder, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  const env = { PATH, HOME, LOG_LEVEL: "warn", ...places, ...settings };
  const child = spawn(process.execPath, [main, "start"], { env, stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-5_000)));
  await until(
    "JobRun is ready",
    async () => {
      if (child.exitCode !== null) throw new Error(`JobRun ended: ${complaints}`);
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
      return answer?.status === 200;
    },
    readyWithinMs,
  );
  return {
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    command: (...words) => runCommand([...words, "--json"], env),
    async stop() {
      if (child.exitCode === null) {
        const ended = once(child, "exit", { signal: AbortSignal.timeout(exitWithinMs) });
        child.kill("SIGTERM");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runCommand(words: readonly string[], env: Record<string, string>): Promise<Answer> {
  const child = spawn(process.execPath, [main, ...words], { env, stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  await once(child, "close");
  return { code: child.exitCode, said: out === "" ? null : (JSON.parse(out) satisfies unknown) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port was free");
  return address.port;
}
