import type { Asked } from "../../../../src/domain/reading.ts";

/** One line of a table of voices: what is said, what was asked before, and what should be read; a fact that is absent is null. */
export type Line = {
  readonly text: string;
  readonly asked: Asked;
  readonly intent: string;
  readonly urgency: string;
  readonly facts: ReadonlyMap<string, string>;
};

export function linesOf(table: string): readonly Line[] {
  return table.trim().split("\n").map(lineOf);
}

function lineOf(line: string): Line {
  const [text = "", judged = "", ...rest] = line.split(" | ");
  const [intent = "", urgency = ""] = judged.split(" ");
  const facts = new Map(rest.map((fact) => [fact.slice(0, fact.indexOf("=")), fact.slice(fact.indexOf("=") + 1)]));
  const asked = askable.find((name) => name === facts.get("asked")) ?? "anything";
  return { text, asked, intent, urgency, facts };
}

const askable: readonly Asked[] = ["job", "place", "time", "name", "anything"];
