import { type BenchRow, median, spread } from "../row.ts";

/** Turns a second, measured one right after the other. */
export type Round = { readonly reference: number; readonly product: number };

export type Seen = {
  readonly alone: readonly Round[];
  /** With three months of old rows. */
  readonly large: readonly Round[];
  /** With a second process that works on the same database. */
  readonly two: readonly Round[];
};

const ratioMin = 0.4;
/** "At most 1.2 times slower" (issue: Speed). */
const largeMin = 1 / 1.2;

/**
 * Medians, with the slowest and the fastest round in the name: the machine may have had other work. What is compared with the
 * product alone was measured minutes apart, so each is first put beside the reference of its own minute.
 */
export function rowsOf(by: string, { alone, large, two }: Seen): BenchRow[] {
  const ratio = middle(alone);
  return [
    {
      name: `turn: text in to text accepted (${range(alone, "product")}); ${by} (${range(alone, "reference")})`,
      value: median(alone.map(({ product }) => product)),
      unit: "a second",
      reference: median(alone.map(({ reference }) => reference)),
      ratio,
      needed: `ratio >= ${ratioMin}`,
      ok: ratio >= ratioMin,
    },
    beside("turn with 1,000 clients and 2 million old rows, beside none", large, ratio, largeMin),
    beside("turn with two processes on one database, beside one", two, middle(large), null),
  ];
}

function beside(name: string, rounds: readonly Round[], other: number, least: number | null): BenchRow {
  const ratio = middle(rounds) / other;
  return {
    name: `${name} (${range(rounds, "product")})`,
    value: median(rounds.map(({ product }) => product)),
    unit: "a second",
    reference: null,
    ratio,
    needed: least === null ? null : `ratio >= ${least.toFixed(2)}`,
    ok: least === null ? rounds.length > 0 : ratio >= least,
  };
}

function middle(rounds: readonly Round[]): number {
  return median(rounds.map(({ product, reference }) => product / reference));
}

function range(rounds: readonly Round[], what: keyof Round): string {
  return spread(rounds.map((round) => round[what]));
}
