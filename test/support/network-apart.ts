import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const main = fileURLToPath(new URL("../../src/sandbox/main.ts", import.meta.url));
const saysShape = z.object({ sandbox: z.string() });
const startWithinMs = 15_000;
/** What it watches over comes and goes; where all of it was killed, the network ends by itself. */
const lingerMs = 60_000;

/** The phone network as a process of its own, which outlives whatever happens to the processes that talk to it. */
export async function networkApart(account: {
  readonly accountSid: string;
  readonly authToken: string;
}): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-network-"));
  const tokenFile = join(folder, "token");
  await writeFile(tokenFile, account.authToken, { mode: 0o600 });
  const words = ["--port", "0", "--account-sid", account.accountSid, "--token-file", tokenFile];
  const watched = ["--parent", String(process.pid), "--linger-ms", String(lingerMs)];
  const child = spawn(process.execPath, [main, ...words, ...watched], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the phone network did not start in time")), startWithinMs);
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (!out.includes("\n")) return;
      clearTimeout(late);
      resolve(saysShape.parse(JSON.parse(out)).sandbox);
    });
    child.once("exit", (code) => reject(new Error(`the phone network ended with ${code}`)));
  });
  return {
    url,
    close: async () => {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
