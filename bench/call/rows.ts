import { type BenchRow, bounded, quantile, spread } from "../row.ts";

/** Milliseconds of each call of one round, measured one right after the other. */
export type Round = { readonly product: readonly number[]; readonly naive: readonly number[] };

const p50MaxMs = 25;
const p99MaxMs = 100;

/** Over all rounds, with the least and the most of a round in the name. The naive program is only shown. */
export function rowsOf(rounds: readonly Round[]): BenchRow[] {
  return [
    ...both(rounds, { share: 0.5, name: "p50", most: p50MaxMs }),
    ...both(rounds, { share: 0.99, name: "p99", most: p99MaxMs }),
  ];
}

type Quantile = { readonly share: number; readonly name: string; readonly most: number };

function both(rounds: readonly Round[], { share, name, most }: Quantile): BenchRow[] {
  const of = (what: keyof Round) => {
    const value = quantile(
      rounds.flatMap((round) => round[what]),
      share,
    );
    return { value, rounds: spread(rounds.map((round) => quantile(round[what], share))) };
  };
  const [product, naive] = [of("product"), of("naive")];
  return [
    bounded(`call to carrier at 20 a second: ${name} (${product.rounds})`, product.value, "ms", most),
    {
      name: `the same beside a naive program (${naive.rounds})`,
      value: product.value,
      unit: "ms",
      reference: naive.value,
      ratio: product.value / naive.value,
      needed: null,
      ok: true,
    },
  ];
}
