import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const copied = [
  "src",
  "migrations",
  "campaigns",
  "test",
  "scripts",
  "bench",
  "evaluate",
  "docs",
  "ship",
  "package.json",
  "package-lock.json",
  ".npmrc",
  "README.md",
  "ARCHITECTURE.md",
  "STYLE.md",
  "LICENSE",
  "tsconfig.json",
];

/** A copy of the tree in a temporary folder, its packages by link, for as long as `work` works in it. */
export async function inCopy<Result>(root: string, work: (copy: string) => Promise<Result>): Promise<Result> {
  const copy = mkdtempSync(join(tmpdir(), "jobrun-twin-"));
  try {
    for (const name of copied)
      if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
