import { globSync } from "node:fs";
import { join } from "node:path";

/** Test files by what they need: those named `*.db.test.ts` a database, the others nothing. */
export type TestFiles = { readonly alone: readonly string[]; readonly withDatabase: readonly string[] };

/** All test files of the tree at `root`; with `only`, those whose path contains one of these words. */
export function testFiles(root: string, only: readonly string[]): TestFiles {
  const found = globSync("test/**/*.test.ts", { cwd: root, exclude: ["test/must-not-compile/**"] })
    .filter((file) => only.length === 0 || only.some((word) => file.includes(word)))
    .toSorted()
    .map((file) => join(root, file));
  const needsDatabase = (file: string) => file.endsWith(".db.test.ts");
  return { alone: found.filter((file) => !needsDatabase(file)), withDatabase: found.filter(needsDatabase) };
}
