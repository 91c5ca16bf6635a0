import { type BenchRow, bounded, median, spread } from "../row.ts";

/** Rows or acknowledgements a second, measured one right after the other. */
export type Round = { readonly reference: number; readonly intake: number; readonly naive: number };

export type Seen = {
  readonly by: string;
  readonly rounds: readonly Round[];
  readonly p99Ms: number;
  readonly memoryMb: number;
};

const ratioMin = 0.6;
const p99MaxMs = 50;
const memoryMaxMb = 200;

/** Medians, with the slowest and the fastest round in the name: the machine may have had other work. */
export function rowsOf({ by, rounds, p99Ms, memoryMb }: Seen): BenchRow[] {
  const of = (what: keyof Round) => rounds.map((round) => round[what]);
  const [reference, intake, naive] = [median(of("reference")), median(of("intake")), median(of("naive"))];
  const compared = { unit: "a second", reference, needed: null, ok: true };
  const ratio = median(rounds.map((round) => round.intake / round.reference));
  return [
    {
      ...compared,
      name: `intake: signed texts acknowledged (${spread(of("intake"))}); ${by} (${spread(of("reference"))})`,
      value: intake,
      ratio,
      needed: `ratio >= ${ratioMin}`,
      ok: ratio >= ratioMin,
    },
    {
      ...compared,
      name: `naive server, a commit a request (${spread(of("naive"))})`,
      value: naive,
      ratio: naive / reference,
    },
    bounded("p99 at half the load", p99Ms, "ms", p99MaxMs),
    bounded("peak resident memory of serve", memoryMb, "MB", memoryMaxMb),
  ];
}
