import { type Finding, lineAt, product, type SourceFile, type Tree } from "./tree.ts";

/** No webhook answers with words of a conversation. The sandbox plays the carrier, so it must know the tag. */
export function checkNoAnsweringText(tree: Tree): Finding[] {
  return product(tree)
    .filter((file) => !file.path.startsWith("src/sandbox/"))
    .flatMap((file) => occurrences(file, "<Message", "no webhook answers with a text"));
}

/** A permit is asked for in one place, and a text claimed in one. More than one file that names the function is a second way out. */
export function checkOnePermitDoor(tree: Tree): Finding[] {
  return [
    ...inOneFile(tree, "grant_permit", "only one file of src may ask for a permit"),
    ...inOneFile(tree, "claim_text", "only one file of src may claim a text"),
  ];
}

function inOneFile(tree: Tree, words: string, rule: string): Finding[] {
  const found = product(tree).flatMap((file) => occurrences(file, words, rule));
  return new Set(found.map(({ path }) => path)).size > 1 ? found : [];
}

/** The carrier's own library is behind one file, which can be read to know all that is used of it. */
export function checkOneCarrierDoor(tree: Tree): Finding[] {
  const found = product(tree).flatMap((file) =>
    file.imports
      .filter(({ to, kind }) => kind === "package" && to !== null && /^twilio(?:\/|$)/.test(to))
      .map(({ offset }) => ({
        path: file.path,
        line: lineAt(file, offset),
        rule: "only one file of src imports twilio",
      })),
  );
  return new Set(found.map(({ path }) => path)).size > 1 ? found : [];
}

function occurrences(file: SourceFile, words: string, rule: string): Finding[] {
  return [...file.text.matchAll(new RegExp(words, "g"))].map(({ index }) => ({
    path: file.path,
    line: lineAt(file, index),
    rule,
  }));
}
