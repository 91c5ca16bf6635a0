import { type BenchRow, median, spread } from "../row.ts";

/** Turns a second, measured one right after the other. */
export type Round = { readonly reference: number; readonly product: number };

const ratioMin = 0.4;

/** Medians, with the slowest and the fastest round in the name: the machine may have had other work. */
export function rowsOf(by: string, rounds: readonly Round[]): BenchRow[] {
  const of = (what: keyof Round) => rounds.map((round) => round[what]);
  const [reference, product] = [of("reference"), of("product")];
  const ratio = median(rounds.map((round) => round.product / round.reference));
  return [
    {
      name: `turn: text in to text accepted (${spread(product)}); ${by} (${spread(reference)})`,
      value: median(product),
      unit: "a second",
      reference: median(reference),
      ratio,
      needed: `ratio >= ${ratioMin}`,
      ok: ratio >= ratioMin,
    },
  ];
}
