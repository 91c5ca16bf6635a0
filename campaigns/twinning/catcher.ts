import { spawn } from "node:child_process";
import { everyTest } from "../../scripts/check/every-test.ts";
import type { Twin } from "../twin.ts";

export type Colour = "green" | "red" | "too slow";

const fixedSeed = "1";
/** A test that hangs is red after this part of the limit, while its file can still say so. */
const hangShare = 2;

/** Runs what must catch the twin, in a process group of its own, so that at the limit nothing of it is left. */
export async function runCatcher(copy: string, { caughtBy }: Twin, limitMs: number): Promise<Colour> {
  const parameters =
    "campaign" in caughtBy
      ? ["campaigns/main.ts", caughtBy.campaign, "--short", "--seed", fixedSeed]
      : [
          ...everyTest,
          "--test",
          "--test-force-exit",
          `--test-timeout=${Math.ceil(limitMs / hangShare)}`,
          caughtBy.test,
        ];
  return runNode(copy, parameters, limitMs);
}

/** Runs this Node in the copy: green when it exits with 0. All that it started ends when `signal` is aborted. */
export async function runNode(
  copy: string,
  parameters: readonly string[],
  limitMs: number,
  signal: AbortSignal | null = null,
): Promise<Colour> {
  const detached = process.platform !== "win32";
  // A node:test of our own around this one would otherwise make the inner one a silent part of itself.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(process.execPath, parameters, { cwd: copy, env, detached, stdio: "ignore" });
  let late = false;
  const end = () => endGroup(child.pid, detached);
  const timer = setTimeout(() => {
    late = true;
    end();
  }, limitMs);
  signal?.addEventListener("abort", end, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  clearTimeout(timer);
  signal?.removeEventListener("abort", end);
  if (late) return "too slow";
  return code === 0 ? "green" : "red";
}

function endGroup(pid: number | undefined, detached: boolean): void {
  if (pid !== undefined) process.kill(detached ? -pid : pid, "SIGKILL");
}
