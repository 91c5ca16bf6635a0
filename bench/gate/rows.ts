import { type BenchRow, bounded, median, quantile, spread } from "../row.ts";

/** Texts a second from asked to accepted, measured one right after the other; `large` is in the database with old rows. */
export type RateRound = { readonly reference: number; readonly small: number; readonly large: number };

/** Milliseconds of each text of one round at an even rate, and what bare SQL takes on average. */
export type LatencyRound = {
  readonly reference: number | null;
  readonly small: readonly number[];
  readonly large: readonly number[];
};

export type Seen = {
  readonly by: string;
  readonly large: string;
  readonly rates: readonly RateRound[];
  readonly latencies: readonly LatencyRound[];
  /** Milliseconds of claims with a queue of a few texts, and with long ones. */
  readonly claims: { readonly few: readonly number[]; readonly long: readonly LongQueue[] };
};

export type LongQueue = { readonly name: string; readonly took: readonly number[] };

const ratioMin = 0.4;
const p50MaxMs = 15;
const p99MaxMs = 60;
const largeMax = 1.2;
/** The same of a rate. */
const largeMin = 0.83;
const longQueueMax = 3;

/** Medians of the rounds, with the least and the most in the name. */
export function rowsOf({ by, large, rates, latencies, claims }: Seen): BenchRow[] {
  const of = (what: keyof RateRound) => rates.map((round) => round[what]);
  const [reference, small, larger] = [of("reference"), of("small"), of("large")];
  const quantiles = { large, rounds: latencies };
  return [
    compared(
      `gate: texts asked to accepted (${spread(small)}); ${by} (${spread(reference)})`,
      { value: median(small), reference: median(reference), unit: "a second" },
      { ratio: median(rates.map((round) => round.small / round.reference)), least: ratioMin },
    ),
    compared(
      `the same with ${large} (${spread(larger)})`,
      { value: median(larger), reference: median(small), unit: "a second" },
      { ratio: median(rates.map((round) => round.large / round.small)), least: largeMin },
    ),
    meanRow(by, latencies),
    ...latencyRows({ ...quantiles, share: 0.5, name: "p50", most: p50MaxMs }),
    ...latencyRows({ ...quantiles, share: 0.99, name: "p99", most: p99MaxMs }),
    ...claims.long.map(({ name, took }) =>
      compared(
        `a claim from ${name}, beside one from a short queue`,
        { value: median(took), reference: median(claims.few), unit: "ms" },
        { ratio: median(took) / median(claims.few), most: longQueueMax },
      ),
    ),
  ];
}

/** Only shown: where bare SQL is slow too, it is the machine. */
function meanRow(by: string, rounds: readonly LatencyRound[]): BenchRow {
  const all = rounds.flatMap(({ small }) => small);
  const value = all.reduce((sum, ms) => sum + ms, 0) / all.length;
  const references = rounds.flatMap(({ reference }) => reference ?? []);
  const reference = references.length > 0 ? median(references) : null;
  const ratio = reference === null ? null : value / reference;
  const name = `mean from asked to accepted at 50 a second; ${by} (${spread(references)})`;
  return { name, value, unit: "ms", reference, ratio, needed: null, ok: true };
}

type Quantile = {
  readonly rounds: readonly LatencyRound[];
  readonly large: string;
  readonly share: number;
  readonly name: string;
  readonly most: number;
};

/** Over all rounds: one of a few seconds has too few texts to say what the slowest hundredth is. */
function latencyRows({ rounds, large, share, name, most }: Quantile): BenchRow[] {
  const of = (what: "small" | "large") => {
    const each = rounds.map((round) => quantile(round[what], share));
    const all = rounds.flatMap((round) => round[what]);
    return { value: quantile(all, share), rounds: spread(each) };
  };
  const [small, larger] = [of("small"), of("large")];
  return [
    bounded(`${name} from asked to accepted at 50 a second (${small.rounds})`, small.value, "ms", most),
    compared(
      `the same with ${large} (${larger.rounds})`,
      { value: larger.value, reference: small.value, unit: "ms" },
      { ratio: larger.value / small.value, most: largeMax },
    ),
  ];
}

type Bound = { readonly ratio: number } & ({ readonly least: number } | { readonly most: number });

function compared(name: string, values: Pick<BenchRow, "value" | "reference" | "unit">, bound: Bound): BenchRow {
  const { ratio } = bound;
  if ("least" in bound) return { name, ...values, ratio, needed: `ratio >= ${bound.least}`, ok: ratio >= bound.least };
  return { name, ...values, ratio, needed: `ratio <= ${bound.most}`, ok: ratio <= bound.most };
}
