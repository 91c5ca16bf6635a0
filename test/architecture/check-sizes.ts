import { unsized } from "./exceptions.ts";
import { type Finding, product, type SourceFile, type Tree } from "./tree.ts";

const linesMax = 300;
const medianLinesMax = 60;

/** No file over 300 lines, and half the files of src at most 60. */
export function checkSizes(tree: Tree, excepted: Readonly<Record<string, string>> = unsized): Finding[] {
  const sized = (files: readonly SourceFile[]) => files.filter((file) => !Object.hasOwn(excepted, file.path));
  const long = sized(tree.files)
    .filter((file) => linesOf(file) > linesMax)
    .map((file) => ({ path: file.path, line: linesMax, rule: `has ${linesOf(file)} lines, ${linesMax} at most` }));
  const lengths = sized(product(tree))
    .map(linesOf)
    .toSorted((a, b) => a - b);
  const median = lengths[Math.floor((lengths.length - 1) / 2)] ?? 0;
  const rule = `the median file has ${median} lines, ${medianLinesMax} at most`;
  return median > medianLinesMax ? [...long, { path: "src", line: 1, rule }] : long;
}

/** Exceptions whose file is gone. */
export function checkSizeExceptions(tree: Tree, excepted: Readonly<Record<string, string>> = unsized): Finding[] {
  return Object.keys(excepted)
    .filter((path) => !tree.files.some((file) => file.path === path))
    .map((path) => ({ path, line: 1, rule: "is excepted from the rules of size and does not exist" }));
}

function linesOf(file: SourceFile): number {
  return file.text.replace(/\n$/, "").split("\n").length;
}
