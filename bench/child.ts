import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = fileURLToPath(new URL("..", import.meta.url));
const stopTimeoutMs = 15_000;
const scriptsShape = z.object({ scripts: z.object({ jobrun: z.string().regex(/^node .*\.ts$/) }) });

/** A process of JobRun by the very words, flags of Node among them, by which `npm run jobrun` starts it. */
export function startJobRun(
  command: "start" | "serve" | "work",
  environment: Readonly<Record<string, string | undefined>>,
) {
  const { scripts } = scriptsShape.parse(JSON.parse(readFileSync(`${root}/package.json`, "utf8")));
  const [, ...words] = scripts.jobrun.split(" ");
  return spawn(process.execPath, [...words, command, "--json"], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** `jobrun serve`, `start` or `work`, once it is ready. */
export async function startListening(
  command: "start" | "serve" | "work",
  environment: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const child = startJobRun(command, environment);
  await Promise.race([once(createInterface({ input: child.stdout }), "line"), endOf(child)]);
  return child;
}

/** A program that says over IPC when it is ready; answers with what it said. */
export async function startProgram(
  program: URL,
  order: object | null,
): Promise<{ child: ChildProcess; said: unknown }> {
  const child = fork(program);
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

/** Rejects when it ends. A rejection that nobody waits for any more is of no interest: every child of the bench ends at last. */
export function endOf(child: ChildProcess): Promise<never> {
  const ended = once(child, "exit").then(([code, signal]: unknown[]) => {
    throw new Error(`a program of the bench ended early: ${String(code ?? signal)}`);
  });
  ended.catch(() => undefined);
  return ended;
}
