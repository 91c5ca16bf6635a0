import { spawn } from "node:child_process";
import type { Account } from "./account.ts";

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

const outputCharactersMax = 20_000;
const searchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Runs a program as the account, without our environment, and answers with its exit code; kills it at the bound. */
export async function runProgram(
  account: Account,
  folder: string,
  timeoutMs: number,
  file: string,
  args: readonly string[],
): Promise<Outcome> {
  const [program, ...rest] = asAccount(account, [file, ...args]);
  const child = spawn(program, rest, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    windowsHide: true,
    ...environment(),
    ...(account.kind === "user" ? { uid: account.uid, gid: account.gid } : {}),
  });

  let output = "";
  const keep = (text: string): void => {
    output = (output + text).slice(-outputCharactersMax);
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);

  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, output: error.message }));
    // A server that was started keeps no pipe of ours, but a dying one might: the exit counts, not the end of output.
    child.once("exit", (code) => setImmediate(() => resolve({ code, output: output.trim() })));
  });
}

function asAccount(account: Account, command: [string, ...string[]]): [string, ...string[]] {
  if (account.kind !== "namespace") return command;
  return ["unshare", "-U", "--map-user=1000", "--map-group=1000", "--", ...command];
}

/** Windows programs cannot run without the variables of the system; elsewhere PGDATA and its like are kept away. */
function environment(): { env?: Record<string, string> } {
  return process.platform === "win32" ? {} : { env: { PATH: searchPath, LC_ALL: "C", TZ: "UTC" } };
}
