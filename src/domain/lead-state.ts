import { isPlaced, type LeadFacts } from "./lead-facts.ts";

/** The predecessor's states: what is still to be found out, who has to act, and the end. */
export const leadStates = ["NEW", "NEEDS_INFO", "QUALIFIED", "URGENT", "AWAITING_BOOKING", "CLOSED"] as const;

export type LeadState = (typeof leadStates)[number];

/** Undefined for what is no state. */
export function parseLeadState(stored: unknown): LeadState | undefined {
  return leadStates.find((each) => each === stored);
}

export type OpenState = Exclude<LeadState, "CLOSED">;

/** How a lead ended other than with money: `withdrawn` by the customer, `not_recorded` before JobRun kept it. */
export const otherEnds = ["lost", "ignored", "withdrawn", "not_recorded"] as const;

export type LeadEnd =
  /** What it brought, where the owner said so. */
  { readonly ended: "won"; readonly pence: number | null } | { readonly ended: (typeof otherEnds)[number] };

/** What moved a lead: an event of the inbox, a timer, or a text of the owner's, by its id. */
export type LeadCause = { readonly kind: "event" | "timer" | "owner_text"; readonly id: string };

/** Which states may follow which; a trigger of the database holds the same list. Only an owner's text opens a closed lead, or ends it otherwise. */
const edges: Readonly<Record<LeadState, readonly LeadState[]>> = {
  NEW: ["NEEDS_INFO", "QUALIFIED", "URGENT", "AWAITING_BOOKING", "CLOSED"],
  NEEDS_INFO: ["QUALIFIED", "URGENT", "AWAITING_BOOKING", "CLOSED"],
  QUALIFIED: ["URGENT", "AWAITING_BOOKING", "CLOSED"],
  URGENT: ["AWAITING_BOOKING", "CLOSED"],
  AWAITING_BOOKING: ["NEW", "NEEDS_INFO", "QUALIFIED", "URGENT", "CLOSED"],
  CLOSED: ["NEW", "NEEDS_INFO", "QUALIFIED", "URGENT", "AWAITING_BOOKING", "CLOSED"],
};

export function mayFollow(from: LeadState, to: LeadState, cause: LeadCause["kind"]): boolean {
  return edges[from].includes(to) && (from !== "CLOSED" || cause === "owner_text");
}

/** Where a lead stands by what is known of it alone. */
export function stateByFacts(facts: LeadFacts): OpenState {
  if (facts.urgency === "emergency") return "URGENT";
  if (facts.job === null) return "NEW";
  return isPlaced(facts) ? "QUALIFIED" : "NEEDS_INFO";
}

/** Where a lead stands after more was said. What waits for a visit goes on waiting unless it has just become an emergency. */
export function stateAfter(before: LeadState | null, facts: LeadFacts, becameUrgent: boolean): OpenState {
  const known = stateByFacts(facts);
  if (before === null || before === "CLOSED") return known;
  if (before === "AWAITING_BOOKING") return becameUrgent ? "URGENT" : before;
  return mayFollow(before, known, "event") ? known : before;
}
