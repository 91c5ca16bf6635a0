/** The carrier answered 429: surely not accepted. */
export class RateLimited extends Error {
  readonly retryAfterSeconds: number | null;

  constructor(retryAfterSeconds: number | null) {
    super("the carrier asks us to slow down");
    this.name = "RateLimited";
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Whole seconds of a Retry-After header; dates and nonsense are null. */
export function readRetryAfter(headers: unknown): number | null {
  if (typeof headers !== "object" || headers === null || !("retry-after" in headers)) return null;
  const text = String(headers["retry-after"]);
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
