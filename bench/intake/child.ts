import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const mainFile = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const stopTimeoutMs = 15_000;

/** `jobrun serve`, once it listens. */
export async function startServing(environment: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [mainFile, "serve", "--json"], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  await Promise.race([once(lines, "line"), endOf(child)]);
  return child;
}

/** A program of this folder that says over IPC when it is ready; answers with what it said. */
export async function startProgram(file: string, order: object | null): Promise<{ child: ChildProcess; said: unknown }> {
  const child = fork(new URL(file, import.meta.url));
  if (order !== null) child.send(order);
  const [said]: unknown[] = await Promise.race([once(child, "message"), endOf(child)]);
  return { child, said };
}

export async function stopChild(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}

async function endOf(child: ChildProcess): Promise<never> {
  const [code, signal]: unknown[] = await once(child, "exit");
  throw new Error(`a program of the bench ended early: ${String(code ?? signal)}`);
}
