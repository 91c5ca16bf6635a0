import { posix } from "node:path";
import { type ParseResult, Visitor } from "oxc-parser";

/** One import, export-from, `import()` or `import("…").Type`. */
export type Import = {
  /** A path of the tree, or a package's name with what follows it, or null where it is computed. */
  readonly to: string | null;
  readonly kind: "ours" | "package" | "builtin" | "computed";
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
  readonly offset: number;
};

export function importsOf(path: string, text: string, parsed: ParseResult): Import[] {
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const found: Import[] = [];
  for (const { moduleRequest, entries, start } of staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push(imported(path, moduleRequest.value, typeOnly, start));
  }
  for (const { entries } of staticExports)
    for (const { moduleRequest, isType, start } of entries)
      if (moduleRequest !== null) found.push(imported(path, moduleRequest.value, isType, start));
  for (const { moduleRequest, start } of dynamicImports)
    found.push(imported(path, literal(text.slice(moduleRequest.start, moduleRequest.end)), false, start));
  new Visitor({
    TSImportType: ({ source, start }) => void found.push(imported(path, source.value, true, start)),
  }).visit(parsed.program);
  return found;
}

function imported(from: string, specifier: string | null, typeOnly: boolean, offset: number): Import {
  if (specifier === null) return { to: null, kind: "computed", typeOnly, offset };
  if (specifier.startsWith("node:")) return { to: specifier, kind: "builtin", typeOnly, offset };
  if (!specifier.startsWith(".")) return { to: specifier, kind: "package", typeOnly, offset };
  return { to: posix.join(posix.dirname(from), specifier), kind: "ours", typeOnly, offset };
}

/** The text between quotes; null where the path is put together at run time. */
function literal(source: string): string | null {
  return /^(["'`])([^"'`$]*)\1$/.exec(source)?.[2] ?? null;
}
