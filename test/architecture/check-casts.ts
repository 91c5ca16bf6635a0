import { Visitor } from "oxc-parser";
import { type Cast, casts } from "./casts.ts";
import { type Finding, lineAt, product, type SourceFile, type Tree } from "./tree.ts";

/** Casts in src that nobody listed, and `any` in all its spellings. `as const` and `satisfies` are no casts. */
export function checkCasts(tree: Tree, listed: readonly Cast[] = casts): Finding[] {
  return product(tree).flatMap((file) => {
    const allowed = new Set(listed.filter((one) => one.file === file.path).map((one) => one.cast));
    return castsIn(file)
      .filter(({ cast }) => !allowed.has(cast))
      .map(({ cast, line }) => ({ path: file.path, line, rule: `casts without a listed reason: ${cast}` }));
  });
}

/** Listed casts that are no longer there: the list may only shrink. */
export function checkStaleCasts(tree: Tree, listed: readonly Cast[] = casts): Finding[] {
  const present = new Set(product(tree).flatMap((file) => castsIn(file).map(({ cast }) => `${file.path} ${cast}`)));
  return listed
    .filter(({ file, cast }) => !present.has(`${file} ${cast}`))
    .map(({ file, cast }) => ({ path: file, line: 1, rule: `no longer casts, so take it off the list: ${cast}` }));
}

function castsIn(file: SourceFile): { cast: string; line: number }[] {
  const found: { cast: string; line: number }[] = [];
  const note = ({ start, end }: { start: number; end: number }) =>
    void found.push({ cast: file.text.slice(start, end).replace(/\s+/g, " "), line: lineAt(file, start) });
  new Visitor({
    TSAsExpression(node) {
      if (file.text.slice(node.typeAnnotation.start, node.typeAnnotation.end) !== "const") note(node);
    },
    TSTypeAssertion: note,
    TSNonNullExpression: note,
    TSAnyKeyword: note,
  }).visit(file.program);
  return found;
}
