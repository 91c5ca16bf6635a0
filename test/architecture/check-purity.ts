import { type Node, Visitor } from "oxc-parser";
import { type Finding, lineAt, product, type SourceFile, type Tree } from "./tree.ts";

/** Members by which the clock or chance gets in, and globals by which anything does. */
const impureMembers = ["Date.now", "Temporal.Now", "Math.random"];
const takenApart = new Set(["Date", "Temporal", "Math"]);
const impureGlobals = new Set([
  "performance",
  "crypto",
  "process",
  "globalThis",
  "fetch",
  "console",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
]);

/** The domain knows no clock, no chance and no outside: what happens follows from what it is given. */
export function checkPurity(tree: Tree): Finding[] {
  return product(tree)
    .filter((file) => file.path.startsWith("src/domain/"))
    .flatMap(checkFile);
}

function checkFile(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const note = (offset: number, what: string) =>
    findings.push({ path: file.path, line: lineAt(file, offset), rule: `domain may not use ${what}` });
  const parsesDates = file.imports.some(({ to }) => to !== null && to.startsWith("chrono-node"));
  new Visitor({
    MemberExpression(node) {
      const name = file.text
        .slice(node.start, node.end)
        .replace(/\?\.|\[["'`]/g, ".")
        .replace(/["'`]\]$/, "");
      for (const member of impureMembers) if (name === member) note(node.start, member);
      if (node.object.type === "Identifier" && impureGlobals.has(node.object.name)) note(node.start, node.object.name);
    },
    VariableDeclarator({ init, start }) {
      if (init?.type === "Identifier" && (takenApart.has(init.name) || impureGlobals.has(init.name)))
        note(start, `${init.name} under another name`);
    },
    NewExpression(node) {
      if (isNamed(node.callee, "Date") && node.arguments.length === 0) note(node.start, "new Date() without a time");
    },
    CallExpression(node) {
      const { callee } = node;
      if (isNamed(callee, "Date")) note(node.start, "Date()");
      if (callee.type === "Identifier" && impureGlobals.has(callee.name)) note(node.start, callee.name);
      if (parsesDates && readsADate(callee) && node.arguments.length < 2)
        note(node.start, "chrono-node without the reference time");
    },
  }).visit(file.program);
  return findings;
}

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function readsADate(callee: Node): boolean {
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return false;
  if (isNamed(callee.object, "JSON") || isNamed(callee.object, "Date")) return false;
  return callee.property.name === "parse" || callee.property.name === "parseDate";
}
