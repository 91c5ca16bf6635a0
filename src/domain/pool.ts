/** Kinds of incidents about the numbers that are free for the next clients. */
export const poolKinds = ["pool_low", "pool_empty"] as const;
export type PoolKind = (typeof poolKinds)[number];

/** So few are the time to buy more. */
const poolLowAt = 2;

/** So many are to be free when all who wait have one, where JobRun buys them by itself. */
export const numbersKeptFree = poolLowAt + 1;

/** Null where there are enough. */
export function poolTrouble(free: number): PoolKind | null {
  if (free === 0) return "pool_empty";
  return free <= poolLowAt ? "pool_low" : null;
}
