import assert from "node:assert/strict";
import type { Action } from "../../src/domain/action.ts";
import { judge, type Asked } from "../../src/domain/policy.ts";
import { checks } from "../../src/domain/policy/checks.ts";
import { factValues, parseFacts, type Fact, type Facts } from "../../src/domain/policy/facts.ts";
import { needs } from "../../src/domain/policy/needs.ts";

/** Everything that the facts of an action can be, numbered from 0. */
export type Space = { readonly action: Action; readonly size: number; readonly facts: readonly FactPlace[] };

/** Which value a fact has in a number: by its stride where the action needs it; else by a share of its own of the number. */
export type FactPlace = { readonly fact: Fact; readonly values: readonly string[]; readonly stride: number | null };

/** For each reason, empty for a yes: how often, and the sum of the marks of the numbers that had it. */
export type Tally = Map<string, { times: number; sum: number }>;

/** The same arithmetic stands in SQL; no product of it is above 2 to the power of 53. */
export const mark = { factor: 700_001, modulus: 2_147_483_647 } as const;
export const share = { factor: 1_299_709, apart: 15_485_863, divisor: 128, seedModulus: 100_003 } as const;

export function spaceOf(action: Action): Space {
  const needed = new Set<Fact>(needs[action].map((need) => checks[need].fact));
  let size = 1;
  const facts = allFacts().map((fact): FactPlace => {
    const values = factValues[fact];
    if (!needed.has(fact)) return { fact, values, stride: null };
    const stride = size;
    size *= values.length;
    return { fact, values, stride };
  });
  return { action, size, facts };
}

function allFacts(): Fact[] {
  return Object.keys(factValues).filter((name): name is Fact => Object.hasOwn(factValues, name));
}

function valueAt({ values, stride }: FactPlace, place: number, number: number, seed: number): string {
  const at =
    stride === null
      ? Math.floor((number * share.factor + place * share.apart + (seed % share.seedModulus)) / share.divisor)
      : Math.floor(number / stride);
  return values[at % values.length] ?? "";
}

/** What the domain's policy says of the numbers from `from` up to, but not including, `to`. */
export function tallyOf(space: Space, asked: Asked, from: number, to: number, seed: number): Tally {
  const tally: Tally = new Map();
  for (const { number, reason } of judged(space, asked, from, to, seed)) {
    const kept = tally.get(reason) ?? { times: 0, sum: 0 };
    kept.times += 1;
    kept.sum += (number * mark.factor) % mark.modulus;
    tally.set(reason, kept);
  }
  return tally;
}

export function* judged({ action, facts }: Space, asked: Asked, from: number, to: number, seed: number) {
  const written: Record<string, string> = {};
  const fill = (number: number) => {
    for (const [place, fact] of facts.entries()) written[fact.fact] = valueAt(fact, place, number, seed);
  };
  fill(from);
  const seen: Facts | null = parseFacts(written);
  assert.ok(seen !== null);
  for (let number = from; number < to; number += 1) {
    fill(number);
    const verdict = judge(action, seen, asked);
    yield { number, reason: verdict.allowed ? "" : verdict.reason };
  }
}
