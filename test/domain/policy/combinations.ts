import assert from "node:assert/strict";
import { factValues, parseFacts, type Fact, type Facts } from "../../../src/domain/policy/facts.ts";

export const allFacts: readonly Fact[] = Object.keys(factValues).filter((name): name is Fact => name in factValues);

/** Everything that some facts can be together, numbered from 0: the first fact changes fastest. */
export type Combinations = {
  readonly size: number;
  readonly facts: readonly Fact[];
  /** How many values each fact has, and by how much a number grows where the fact goes one value on. */
  readonly radixes: readonly number[];
  readonly strides: readonly number[];
  /** Calls with each number in turn, the facts of it, and which value each has. Facts and places are the same objects again. */
  visit(each: (number: number, facts: Facts, places: Uint8Array) => void): void;
};

/** A fact that is not among them cannot be read at all: who looks at it ends with an error. */
export function combinationsOf(facts: readonly Fact[]): Combinations {
  const radixes = facts.map((fact) => factValues[fact].length);
  const strides: number[] = [];
  let size = 1;
  for (const radix of radixes) {
    strides.push(size);
    size *= radix;
  }
  return { size, facts, radixes, strides, visit: (each) => walk(facts, size, each) };
}

function walk(facts: readonly Fact[], size: number, each: Parameters<Combinations["visit"]>[0]): void {
  const written: Record<string, string> = firstValues();
  const seen = parseFacts(written);
  assert.ok(seen !== null);
  for (const fact of allFacts) if (!facts.includes(fact)) forbid(written, fact);
  const values = facts.map((fact): readonly string[] => factValues[fact]);
  const places = new Uint8Array(facts.length);
  for (let number = 0; number < size; number += 1) {
    each(number, seen, places);
    for (let at = 0; at < facts.length; at += 1) {
      const [name, known = []] = [facts[at] ?? "", values[at]];
      const next = ((places[at] ?? 0) + 1) % known.length;
      places[at] = next;
      written[name] = known[next] ?? "";
      if (next !== 0) break;
    }
  }
}

export function firstValues(): Record<string, string> {
  return Object.fromEntries(allFacts.map((fact) => [fact, factValues[fact][0]]));
}

function forbid(written: object, fact: Fact): void {
  Object.defineProperty(written, fact, {
    get: () => {
      throw new Error(`the fact ${fact} was looked at, which this action does not need`);
    },
  });
}
