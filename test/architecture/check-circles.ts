import { type Finding, lineAt, type Tree } from "./tree.ts";

/** Files that import each other in a circle, types included: neither can be understood without the other. */
export function checkCircles(tree: Tree): Finding[] {
  const files = new Map(tree.files.map((file) => [file.path, file]));
  const state = new Map<string, "open" | "done">();
  const findings: Finding[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const file = files.get(path);
    if (file === undefined || state.get(path) === "done") return;
    state.set(path, "open");
    for (const { to, offset } of file.imports) {
      if (to === null) continue;
      const circle = [...way, path].indexOf(to);
      if (circle >= 0)
        findings.push({
          path,
          line: lineAt(file, offset),
          rule: `closes a circle: ${[...way.slice(circle), path, to].join(" > ")}`,
        });
      else visit(to, [...way, path]);
    }
    state.set(path, "done");
  };
  for (const path of files.keys()) visit(path, []);
  return findings;
}
