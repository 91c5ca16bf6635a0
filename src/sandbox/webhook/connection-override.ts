/** How a webhook is tried, from its address's fragment (Twilio, "Connection overrides"): milliseconds and counts. */
export type Tries = {
  connectMs: number;
  firstByteMs: number;
  totalMs: number;
  retries: number;
  retryOn: ReadonlySet<TryFailure>;
};
export type TryFailure = "ct" | "rt" | "4xx" | "5xx";

const FAILURES: readonly TryFailure[] = ["ct", "rt", "4xx", "5xx"];

/** A key that is missing, unreadable or out of its range keeps Twilio's default. */
export function readOverride(url: string): Tries {
  const hash = url.indexOf("#");
  const keys = new URLSearchParams(hash === -1 ? "" : url.slice(hash + 1));
  return {
    connectMs: whole(keys.get("ct"), 100, 10_000, 5000),
    firstByteMs: whole(keys.get("rt"), 100, 15_000, 15_000),
    totalMs: whole(keys.get("tt"), 100, 15_000, 15_000),
    retries: whole(keys.get("rc"), 0, 5, 1),
    retryOn: policy(keys.get("rp")),
  };
}

function whole(written: string | null, least: number, most: number, otherwise: number): number {
  if (written === null || !/^\d{1,6}$/u.test(written)) return otherwise;
  const value = Number(written);
  return value >= least && value <= most ? value : otherwise;
}

function policy(written: string | null): ReadonlySet<TryFailure> {
  const named = (written ?? "").split(",");
  if (named.includes("all")) return new Set(FAILURES);
  const known = FAILURES.filter((failure) => named.includes(failure));
  return new Set(known.length === 0 ? ["ct"] : known);
}
