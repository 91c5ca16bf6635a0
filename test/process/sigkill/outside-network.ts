import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const main = fileURLToPath(new URL("../../../src/sandbox/main.ts", import.meta.url));
const account = { accountSid: `AC${"0123456789abcdef".repeat(2)}`, authToken: "the-token-of-a-killed-one" };
const listening = z.object({ sandbox: z.string(), pid: z.number() });

/** The phone network as a process that `start` finds and adopts, on an address of its own. */
export async function startNetwork(folder: string): Promise<{ readonly url: string; readonly pid: number }> {
  await writeFile(join(folder, "sandbox-account.json"), JSON.stringify(account), { mode: 0o600 });
  const tokenFile = join(folder, "sandbox-token");
  await writeFile(tokenFile, account.authToken, { mode: 0o600 });
  const words = ["--port", "0", "--account-sid", account.accountSid, "--token-file", tokenFile];
  const child = spawn(process.execPath, [main, ...words, "--parent", String(process.pid)], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: child.stdout }), "line"));
  const { sandbox: url, pid } = listening.parse(JSON.parse(line));
  child.stdout.destroy();
  child.unref();
  return { url, pid };
}
