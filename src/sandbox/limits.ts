/** Bounds of the network. The rate is the account's, far above the one text a second of a real number (docs/sandbox.md). */
export type Limits = { textsPerSecondMax: number; queuedPerNumberMax: number; rowsMax: number };

export const LIMITS: Limits = { textsPerSecondMax: 200, queuedPerNumberMax: 36_000, rowsMax: 200_000 };

/** A bucket that refills evenly: false means that this second's share is used up. */
export function rateLimiter(perSecondMax: number): () => boolean {
  let tokens = perSecondMax;
  let filledAt = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(perSecondMax, tokens + ((now - filledAt) / 1000) * perSecondMax);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
