import type { ClientId } from "./ids.ts";

/** An incident that the operator was not told of; no business for one that is about the house itself. */
export type Untold = {
  readonly clientId: ClientId;
  readonly id: string;
  readonly kind: string;
  readonly detail: string;
  readonly businessName: string | null;
};

/** One text to the operator: what it is about, and everything that it tells of. */
export type News = { readonly about: Untold; readonly urgent: boolean; readonly tellsOf: readonly Untold[] };

/** What somebody must act on tonight. Anything else waits for its half hour. */
const urgentKinds: ReadonlySet<string> = new Set([
  "danger",
  "stranger_in_danger",
  "safety_not_sent",
  "emergency_not_told",
  "carrier_refuses",
]);

/** Between two texts that are not urgent: 48 a day at most, so that the operator's 60 are never all used up by them. */
const quietMinutes = 30;
/** That many urgent incidents get a text each; more at once are told of in one. */
const urgentEachMax = 3;

/** When the last text went that was not urgent, and until when the operator wants none of those. */
export type Calm = { readonly lastQuietAt: Temporal.Instant | null; readonly mutedUntil: Temporal.Instant | null };

/** What to tell the operator now, of what is untold, the oldest first; null for nothing yet. */
export function pickNews(
  untold: readonly Untold[],
  { lastQuietAt, mutedUntil }: Calm,
  now: Temporal.Instant,
): News | null {
  const urgent = untold.filter(({ kind }) => urgentKinds.has(kind));
  const [gravest] = urgent;
  if (gravest !== undefined) {
    return { about: gravest, urgent: true, tellsOf: urgent.length > urgentEachMax ? untold : [gravest] };
  }
  const [oldest] = untold;
  if (oldest === undefined) return null;
  const quietUntil = lastQuietAt?.add({ minutes: quietMinutes }) ?? now;
  if ([quietUntil, mutedUntil ?? now].some((until) => Temporal.Instant.compare(now, until) < 0)) return null;
  return { about: oldest, urgent: false, tellsOf: untold };
}
