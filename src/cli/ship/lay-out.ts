import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const withinMs = 60_000;
/** What runs elsewhere, and what a person there reads. */
export const shipped: readonly string[] = [
  "src",
  "migrations",
  "ship",
  "docs",
  "package.json",
  "package-lock.json",
  ".npmrc",
  "README.md",
  // A sign-off reads the promises there.
  "ARCHITECTURE.md",
  "LICENSE",
];

/** Lays out the files of a commit, as git has them and not as they lie here, in an empty folder. */
export async function layOut(checkout: URL, commit: string, folder: string): Promise<void> {
  const archive = join(folder, "..", `.${commit}.${process.pid}.tar`);
  const run = promisify(execFile);
  const options = { cwd: fileURLToPath(checkout), timeout: withinMs };
  try {
    await run("git", ["archive", "--format=tar", "-o", archive, commit, "--", ...shipped], options);
    await run("tar", ["-xf", archive, "-C", folder], options);
  } finally {
    await rm(archive, { force: true });
  }
}
