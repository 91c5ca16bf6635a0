import { spawn } from "node:child_process";
import type { Secret } from "../config/secret.ts";

/** How a command of the operator's ended. One that a signal ended counts as failed. */
export type Ran = { readonly code: number; readonly seconds: number };

const commandMaxMs = 3_600_000;
const failedCode = 1;

/** Runs it in a shell, as the operator would, with what it says on our stderr. Ended after an hour. */
export async function runConfigured(command: Secret): Promise<Ran> {
  const startedAt = performance.now();
  const child = spawn(command.reveal(), { shell: true, stdio: ["ignore", 2, 2], timeout: commandMaxMs });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exit) => resolve(exit ?? failedCode));
  });
  return { code, seconds: Math.round((performance.now() - startedAt) / 1000) };
}
