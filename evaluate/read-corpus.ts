import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ConversationCase, parseConversationCase, parseTextCase, type TextCase } from "./case.ts";
import type { Half } from "./half-of.ts";

export type Corpus = {
  readonly texts: readonly TextCase[];
  readonly attacks: readonly TextCase[];
  readonly conversations: readonly ConversationCase[];
};

/** Reads one half of the corpus. A line that is wrong is an error which names its file and place. */
export function readCorpus(half: Half): Corpus {
  const at = (kind: string) => fileURLToPath(new URL(`corpus/${half}/${kind}/`, import.meta.url));
  return {
    texts: readFolder(at("texts"), parseTextCase),
    attacks: readFolder(at("attacks"), parseTextCase),
    conversations: readFolder(at("conversations"), parseConversationCase),
  };
}

function readFolder<Case>(folder: string, parse: (line: string) => Case): Case[] {
  const files = globSync("*.jsonl", { cwd: folder }).toSorted();
  return files.flatMap((file) =>
    linesOf(`${folder}${file}`).map((line, index) => parsed(line, parse, `${file}:${index + 1}`)),
  );
}

function linesOf(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

function parsed<Case>(line: string, parse: (line: string) => Case, where: string): Case {
  try {
    return parse(line);
  } catch (cause) {
    throw new Error(`${where} is no line of the corpus`, { cause });
  }
}
