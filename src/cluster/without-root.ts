import { readFile } from "node:fs/promises";
import type { UserAccount } from "./account.ts";
import { runProgram } from "./run-program.ts";

const probeTimeoutMs = 5_000;

/** Whether a user namespace may be made here, and whether the program and the folder can be reached from inside it. */
export async function namespaceWorks(program: string, folder: string): Promise<boolean> {
  const question = 'test "$(id -u)" = 1000 && test -x "$1" && test -w "$2"';
  const shell = ["-c", question, "sh", program, folder];
  return (await runProgram({ kind: "namespace" }, folder, probeTimeoutMs, "/bin/sh", shell)).code === 0;
}

/** The user to run as where namespaces are refused: `postgres`, or `nobody` on a machine without one. */
export async function unprivilegedUser(): Promise<UserAccount> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const [name, , uid, gid] = lines.find((line) => line[0] === wanted) ?? [];
    if (name !== undefined && Number(uid) > 0 && Number(gid) > 0) {
      return { kind: "user", name, uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Error(
    "PostgreSQL does not run as root, user namespaces are refused here, and there is no user `postgres` or `nobody`. " +
      "Start JobRun as another user, or set DATABASE_URL.",
  );
}
