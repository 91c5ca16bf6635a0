/** What `JSON.parse` gave and nobody has looked at yet. */
export function isRecord(stored: unknown): stored is Record<string, unknown> {
  return typeof stored === "object" && stored !== null;
}

export function isTextOrNull(stored: unknown): stored is string | null {
  return stored === null || typeof stored === "string";
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z$/;

/** An instant as `Temporal.Instant` writes it. */
export function isInstant(stored: unknown): stored is string {
  return typeof stored === "string" && instant.test(stored);
}

export function isInstantOrNull(stored: unknown): stored is string | null {
  return stored === null || isInstant(stored);
}
