import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { watchParent } from "./parent-watch.ts";
import { startSandbox } from "./start.ts";

const lingerDefaultMs = 10 * 60 * 1000;

/** The phone network as a process of its own. It says where it is in one line of JSON, and ends on SIGTERM or SIGINT. */
async function main(args: string[]): Promise<void> {
  const flags = readFlags(args);
  const authToken = (await readFile(flags.tokenFile, "utf8")).trim();
  const stop = async (): Promise<void> => {
    watch?.stop();
    await sandbox.close();
  };
  const watch =
    flags.parent === null
      ? null
      : watchParent(flags.parent, flags.lingerMs, () => {
          stop().catch(fail);
        });
  const { host, port, accountSid, stateFile } = flags;
  const parent = {
    parent: () => watch?.parent() ?? null,
    adopt: watch === null ? null : (pid: number): void => watch.adopt(pid),
  };
  const sandbox = await startSandbox({ host, port, accountSid, authToken, stateFile, parent });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stop().catch(fail);
    });
  }
  process.stdout.write(`${JSON.stringify({ sandbox: sandbox.url, pid: process.pid })}\n`);
}

type Flags = {
  host: string;
  port: number;
  accountSid: string;
  tokenFile: string;
  stateFile: string | null;
  parent: number | null;
  lingerMs: number;
};

function readFlags(args: string[]): Flags {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      host: { ...text, default: "127.0.0.1" },
      port: { ...text, default: "4010" },
      "account-sid": text,
      "token-file": text,
      "state-file": text,
      parent: text,
      "linger-ms": { ...text, default: String(lingerDefaultMs) },
    },
  });
  const accountSid = values["account-sid"] ?? "";
  const tokenFile = values["token-file"] ?? "";
  if (!/^AC[\da-f]{32}$/u.test(accountSid)) throw new Error("--account-sid: write AC and 32 hex digits");
  if (tokenFile === "") throw new Error("--token-file: write the file that holds the auth token");
  return {
    host: values.host,
    port: whole("--port", values.port, 65_535),
    accountSid,
    tokenFile,
    stateFile: values["state-file"] ?? null,
    parent: values.parent === undefined ? null : whole("--parent", values.parent, Number.MAX_SAFE_INTEGER),
    lingerMs: whole("--linger-ms", values["linger-ms"], 86_400_000),
  };
}

function whole(flag: string, written: string, most: number): number {
  const value = Number(written);
  if (!/^\d+$/u.test(written) || value > most) throw new Error(`${flag}: write a whole number up to ${most}`);
  return value;
}

function fail(cause: unknown): void {
  process.stderr.write(`sandbox: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}

await main(process.argv.slice(2)).catch((cause: unknown) => {
  fail(cause);
  process.exit(1);
});
