import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { type Job, noCounts, type Outcome } from "./job.ts";

const outputCharsMax = 200_000;
const killAfterMs = 3000;

/** A program of node_modules, or `node` itself, as a job: it passes when it exits with 0. */
export function commandJob(name: string, limitSeconds: number, root: string, command: readonly string[]): Job {
  return { name, limitSeconds, run: (signal) => runCommand(root, command, signal) };
}

async function runCommand(root: string, [program = "", ...parameters]: readonly string[], signal: AbortSignal) {
  const env = { ...process.env, PATH: [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter) };
  // On Windows the programs of node_modules are command files, which only a shell can start.
  const shell = process.platform === "win32";
  const child = spawn(program, parameters, { cwd: root, env, shell, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const keep = (chunk: Buffer) => {
    if (output.length < outputCharsMax) output += chunk.toString();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const stop = () => {
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), killAfterMs).unref();
  };
  signal.addEventListener("abort", stop, { once: true });
  const ok = await new Promise<boolean>((resolve) => {
    child.once("error", (error) => {
      output += `${error.message}\n`;
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
  signal.removeEventListener("abort", stop);
  return counted(ok && !signal.aborted, output);
}

function counted(ok: boolean, output: string): Outcome {
  return { ok, output, counts: { ...noCounts, tests: 1, pass: ok ? 1 : 0, fail: ok ? 0 : 1 } };
}
