import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Account } from "./account.ts";
import { Refused } from "./refused.ts";

/** The phone network that plays the carrier, as a process of its own: it outlives a killed JobRun as a carrier would. */
export type HomeSandbox = { readonly url: string; readonly adopted: boolean; stop(): Promise<void> };

const identityShape = z.object({ accountSid: z.string(), pid: z.number().int() });
const startTimeoutMs = 15_000;
const stopTimeoutMs = 5_000;

/** `keep`: the network watches over this process from now on. A command that only uses it must not become its parent. */
export type SandboxUse = "keep" | "visit";

/** Finds the network that runs on the port if it is this home's own, else starts one. */
export async function openSandbox(
  { dataDir, port, use }: { readonly dataDir: string; readonly port: number; readonly use: SandboxUse },
  account: Account,
): Promise<HomeSandbox> {
  const url = `http://127.0.0.1:${port}`;
  const running = await identityAt(url);
  if (running !== null && running.accountSid !== account.accountSid) {
    throw new Refused(
      `Port ${port} is taken by the phone network of another JobRun.`,
      "Stop that one, or set SANDBOX_PORT to a free port.",
    );
  }
  if (running !== null) {
    if (use === "keep") await fetch(`${url}/sandbox/adopt`, json({ parent: process.pid }));
    return { url, adopted: true, stop: () => stopProcess(running.pid, url) };
  }
  const pid = await launch(resolve(dataDir), port, account);
  const until = Date.now() + startTimeoutMs;
  while (Date.now() < until) {
    const identity = await identityAt(url);
    if (identity?.pid === pid) return { url, adopted: false, stop: () => stopProcess(pid, url) };
    if (!isAlive(pid)) break;
    await pause(20);
  }
  throw new Refused(
    `The sandbox phone network did not start on port ${port}.`,
    "Set SANDBOX_PORT to a free port, or see what jobrun doctor finds.",
  );
}

async function launch(dataDir: string, port: number, account: Account): Promise<number> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const tokenFile = join(dataDir, "sandbox-token");
  await writeFile(tokenFile, account.authTokens[0], { mode: 0o600 });
  const main = fileURLToPath(new URL("../sandbox/main.ts", import.meta.url));
  const flags = {
    port: String(port),
    "account-sid": account.accountSid,
    "token-file": tokenFile,
    "state-file": join(dataDir, "sandbox.json"),
    parent: String(process.pid),
  };
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [main, ...words], { detached: true, stdio: "ignore" });
  child.unref();
  if (child.pid === undefined) throw new Error("the sandbox process could not be started");
  return child.pid;
}

async function identityAt(url: string): Promise<z.infer<typeof identityShape> | null> {
  try {
    const response = await fetch(`${url}/sandbox/identity`, { signal: AbortSignal.timeout(2_000) });
    return identityShape.parse(await response.json());
  } catch {
    return null;
  }
}

async function stopProcess(pid: number, url: string): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGTERM");
  const until = Date.now() + stopTimeoutMs;
  while (Date.now() < until && ((await identityAt(url)) !== null || isAlive(pid))) await pause(20);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function json(body: object): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
