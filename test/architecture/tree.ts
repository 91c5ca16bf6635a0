import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { parseSync, type Program } from "oxc-parser";
import { type Import, importsOf } from "./imports.ts";

/** A file of the tree, as checks see it. Paths are relative to the root, with forward slashes. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly imports: readonly Import[];
};

export type Tree = { readonly root: string; readonly files: readonly SourceFile[] };

/** What a check found: where, and the rule that does not hold there, in one sentence. */
export type Finding = { readonly path: string; readonly line: number; readonly rule: string };

const sources = "{src,test,migrations,scripts,campaigns,bench,evaluate}/**/*.{ts,mjs}";

/** Every source file under `root`, parsed. A file that does not parse is an error, not an empty file. */
export function readTree(root: string): Tree {
  const paths = globSync(sources, { cwd: root, exclude: ["test/must-not-compile/**"] });
  return { root, files: paths.map((path) => readSource(root, path.split(sep).join("/"))).toSorted(byPath) };
}

export function lineAt(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split("\n").length;
}

/** The files of `src`: what is in the product. */
export function product(tree: Tree): readonly SourceFile[] {
  return tree.files.filter((file) => file.path.startsWith("src/"));
}

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${path} does not parse: ${error.message}`);
  return { path, text, program: parsed.program, imports: importsOf(path, text, parsed) };
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : 1;
}
