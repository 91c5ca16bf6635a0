import type { Account } from "./account.ts";
import type { Place } from "./place.ts";
import { isAlive } from "./postmaster-file.ts";
import { runProgram } from "./run-program.ts";

const lookTimeoutMs = 5_000;

/** Whether the process is a PostgreSQL server on this data folder, and not another program that got its number. */
export async function isPostmaster({ account, root, data }: Place, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  // A server's working folder is its data folder. It shows that to its own user; root in a container may not see it.
  if (process.platform === "linux") {
    const viewer: Account = account.kind === "user" ? account : { kind: "self" };
    const { code, output } = await runProgram(viewer, root, lookTimeoutMs, "readlink", [`/proc/${pid}/cwd`]);
    return code === 0 && output === data;
  }
  const [program, ...args] =
    process.platform === "win32"
      ? (["tasklist", "/FI", `PID eq ${pid}`, "/NH"] as const)
      : (["ps", "-p", String(pid), "-o", "comm="] as const);
  return (await runProgram({ kind: "self" }, root, lookTimeoutMs, program, args)).output.includes("postgres");
}
