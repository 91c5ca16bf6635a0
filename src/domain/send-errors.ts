/** What a carrier's error code means for us: one class for the answer to a send and for a callback (telephony page, C11). */
export type ErrorClass =
  | "recipient_permanent"
  | "ours_until_fixed"
  | "refused_try_again"
  | "phone_unreachable"
  | "unknown_carrier_fault"
  | "do_not_send_again"
  | "outcome_unknown"
  | "webhook_fault"
  /** Not on the table: at the send permanent, in a callback one more try, and an alarm in both. */
  | "new_code";

const classes: ReadonlyMap<string, ErrorClass> = new Map<string, ErrorClass>([
  ["21211", "recipient_permanent"],
  ["21614", "recipient_permanent"],
  ["21635", "recipient_permanent"],
  ["21610", "recipient_permanent"],
  ["21265", "recipient_permanent"],
  ["30004", "recipient_permanent"],
  ["30005", "recipient_permanent"],
  ["30006", "recipient_permanent"],
  ["20003", "ours_until_fixed"],
  ["21408", "ours_until_fixed"],
  ["21606", "ours_until_fixed"],
  ["21612", "ours_until_fixed"],
  ["21608", "ours_until_fixed"],
  ["21649", "ours_until_fixed"],
  ["30002", "ours_until_fixed"],
  ["30034", "ours_until_fixed"],
  ["21617", "ours_until_fixed"],
  ["21624", "ours_until_fixed"],
  ["30045", "ours_until_fixed"],
  ["90007", "ours_until_fixed"],
  ["429", "refused_try_again"],
  ["20429", "refused_try_again"],
  ["21611", "refused_try_again"],
  ["30001", "refused_try_again"],
  ["30003", "phone_unreachable"],
  ["30008", "unknown_carrier_fault"],
  ["30500", "unknown_carrier_fault"],
  ["30007", "do_not_send_again"],
  ["30450", "do_not_send_again"],
  ["30036", "do_not_send_again"],
  ["14107", "do_not_send_again"],
  ["30039", "do_not_send_again"],
  ["20500", "outcome_unknown"],
  ["11200", "webhook_fault"],
  ["11205", "webhook_fault"],
  ["12100", "webhook_fault"],
  ["12200", "webhook_fault"],
  ["57012", "webhook_fault"],
]);

/** Takes the carrier's code, or a bare HTTP status of 429 or 5xx where no code came. Total. */
export function classifySendError(code: string): ErrorClass {
  // A repeat after a 5xx may deliver twice, so it counts as unknown and never as "try again".
  if (/^5\d\d$/.test(code)) return "outcome_unknown";
  return classes.get(code) ?? "new_code";
}

/** Whether the carrier says by this code that the person has opted out, so that we must note it too. */
export function meansOptedOut(code: string): boolean {
  return code === "21610";
}

/** Whether this code says that two machines text each other, so that the thread must stop. */
export function meansLoop(code: string): boolean {
  return code === "14107" || code === "30039";
}

/**
 * Whether a fault shows only after a text was accepted: codes of delivery begin with 30. Then an acceptance proves nothing,
 * and only a text that arrived shows that it is mended.
 */
export function showsInReceipts(code: string): boolean {
  return /^30\d{3}$/.test(code);
}

/** How much has to stand still until a fault of ours is mended; null for a code that is no fault of ours. */
export function circuitOf(code: string): "account" | "client" | null {
  if (classifySendError(code) !== "ours_until_fixed") return null;
  return code === "20003" || code === "21608" || code === "30002" ? "account" : "client";
}
