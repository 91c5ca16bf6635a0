import { Visitor } from "oxc-parser";
import { type Finding, lineAt, product, type SourceFile, type Tree } from "./tree.ts";

const onlyReader = "src/config.ts";
const rule = `only ${onlyReader} reads the environment`;

/** Every other reading of the environment, however it is spelt. */
export function checkEnvironment(tree: Tree): Finding[] {
  return product(tree)
    .filter((file) => file.path !== onlyReader)
    .flatMap(checkFile);
}

function checkFile(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const note = (offset: number) => findings.push({ path: file.path, line: lineAt(file, offset), rule });
  new Visitor({
    MemberExpression(node) {
      const name = file.text.slice(node.start, node.end).replace(/\?\.|\[["'`]/g, ".");
      if (/^(?:globalThis\.|global\.)?process\.env\b/.test(name)) note(node.start);
    },
    VariableDeclarator(node) {
      const isProcess = node.init?.type === "Identifier" && node.init.name === "process";
      if (isProcess && /\benv\b/.test(file.text.slice(node.id.start, node.id.end))) note(node.start);
    },
    ImportDeclaration(node) {
      const isProcess = /^(?:node:)?process$/.test(node.source.value);
      if (isProcess && /\benv\b|\*|^import \w/.test(file.text.slice(node.start, node.end))) note(node.start);
    },
  }).visit(file.program);
  return findings.filter(({ line }, index) => findings.findIndex((other) => other.line === line) === index);
}
