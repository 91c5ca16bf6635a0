/** A text's status in the carrier's words (telephony page, A4). */
const ranks: ReadonlyMap<string, number> = new Map([
  ["accepted", 1],
  ["scheduled", 1],
  ["queued", 2],
  ["sending", 3],
  ["sent", 4],
  ["partially_delivered", 4],
  ["delivered", 5],
  ["undelivered", 5],
  ["failed", 5],
  ["canceled", 5],
  ["read", 6],
]);

/** The lowest rank that is an end: only "read" may follow, and only after "delivered". */
const endRank = 5;

/**
 * `moved`: the text has a new status. `kept`: late or doubled news. `conflict`: a second, different end; the first
 * stands, and the second is worth a look. `not_known`: a status that we have no rank for; worth an alarm.
 */
export type StatusStep = {
  readonly status: string | null;
  readonly news: "moved" | "kept" | "conflict" | "not_known";
};

/** The rank of a status, 1 to 6, or null for one that we do not know. A row not yet accepted has rank 0 and no status. */
export function rankOf(status: string): number | null {
  return ranks.get(status) ?? null;
}

/** Whether the carrier says that the person has it; "sent" may be the last word, and proves nothing. */
export function saysArrived(status: string): boolean {
  return status === "delivered" || status === "read";
}

/** Whether the carrier says that it did not arrive. */
export function saysLost(status: string): boolean {
  return status === "undelivered" || status === "failed";
}

/** What a status becomes when a callback brings another: only upward (telephony page, C3). `null`: not yet accepted. */
export function nextStatus(current: string | null, incoming: string): StatusStep {
  const rank = rankOf(incoming);
  if (rank === null) return { status: current, news: "not_known" };
  const before = current === null ? 0 : (rankOf(current) ?? 0);
  if (before >= endRank && rank >= endRank) return afterTheEnd(current, incoming);
  return rank > before ? { status: incoming, news: "moved" } : { status: current, news: "kept" };
}

function afterTheEnd(current: string | null, incoming: string): StatusStep {
  if (current === incoming || (current === "read" && incoming === "delivered"))
    return { status: current, news: "kept" };
  if (current === "delivered" && incoming === "read") return { status: incoming, news: "moved" };
  return { status: current, news: "conflict" };
}
