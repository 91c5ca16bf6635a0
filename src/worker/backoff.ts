export const eventAttemptsMax = 8;
/** So often an event may be claimed by workers that end without a word, by a kill or a lost database, before it is given up. */
export const eventClaimsMax = 50;
const firstMs = 200;
const mostMs = 60_000;

/** Milliseconds until the next attempt, with full jitter; null where the attempts are spent. `chance` is from 0 up to 1. */
export function retryInMs(attempts: number, attemptsMax: number, chance: number): number | null {
  if (attempts >= attemptsMax) return null;
  return Math.round(chance * Math.min(mostMs, firstMs * 2 ** attempts)) + 20;
}
