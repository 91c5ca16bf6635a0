import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import type { Finding } from "./tree.ts";

const pages = "{README,ARCHITECTURE,STYLE}.md";
const decisions = "docs/**/*.md";
const folders = /^(?:src|test|docs|migrations|campaigns|bench|evaluate|scripts|ship|console|\.ci)\/[\w./*{},@+-]*$/;
const rootFiles = /^[\w.-]+\.(?:md|json|ts)$/;

/** Paths and campaigns in backticks and targets of links, on the pages for people, that lead nowhere. */
export function checkCitations(root: string): Finding[] {
  return globSync([pages, decisions], { cwd: root }).flatMap((page) => checkPage(root, page));
}

function checkPage(root: string, page: string): Finding[] {
  const lines = readFileSync(join(root, page), "utf8").split("\n");
  return lines.flatMap((text, index) =>
    [...citedIn(text), ...campaignsIn(text), ...linkedIn(text, page)]
      .filter((path) => !leadsSomewhere(root, path))
      .map((path) => ({ path: page, line: index + 1, rule: `cites ${path}, which does not exist` })),
  );
}

/** `src/a/b.ts`, also with a star or braces. A file's name alone is looked for at the root. */
function citedIn(text: string): string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, path = ""]) =>
    folders.test(path) || (rootFiles.test(path) && !path.startsWith(".")) ? [path] : [],
  );
}

function campaignsIn(text: string): string[] {
  return [...text.matchAll(/`npm run campaign -- ([a-z-]+)/g)].map(([, name = ""]) => `campaigns/${name}.ts`);
}

function linkedIn(text: string, page: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => posix.join(dirname(page), target));
}

function leadsSomewhere(root: string, path: string): boolean {
  return existsSync(join(root, path)) || globSync(path, { cwd: root }).length > 0;
}
