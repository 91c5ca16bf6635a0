import type { TextAction } from "../../../src/domain/action.ts";
import type { CarrierEvent, NumberRole } from "../../../src/domain/carrier-event.ts";
import type { ClientId } from "../../../src/domain/ids.ts";
import type { LeadState } from "../../../src/domain/lead-state.ts";
import type { Phone } from "../../../src/domain/phone.ts";
import type { Request } from "../../../src/store/permits.ts";

/** Rows of the simulated database: names as in the tables, times in milliseconds. */
type Of = { readonly clientId: ClientId; readonly id: string };

export type ClientRow = Of & {
  readonly businessName: string;
  readonly ownerPhone: Phone | null;
  readonly trade: string;
  readonly timeZone: string;
  readonly live: boolean;
  readonly closed: boolean;
  readonly billing: "active" | "none";
  readonly outboundPaused: boolean;
  readonly outboundResumedAt: number | null;
  readonly aiDisabled: boolean;
  readonly alertsPaused: boolean;
  readonly testCallEventId: string | null;
  readonly leadCount: number;
};

export type NumberRow = {
  readonly phone: Phone;
  readonly role: NumberRole;
  readonly state: "assigned" | "warm";
  readonly clientId: ClientId;
  readonly sweptUntil: number;
};

export type PlatformRow = {
  readonly outboundPaused: boolean;
  readonly outboundResumedAt: number | null;
  readonly aiDisabled: boolean;
  readonly alertsPaused: boolean;
  readonly operatorPhone: Phone | null;
  readonly segmentPricePence: number;
  readonly clientDayPence: number;
};

export type CustomerRow = Of & { readonly phone: Phone; readonly name: string | null };

export type ConversationRow = Of & { readonly customerId: string; readonly intake: string };

export type MessageRow = Of & {
  readonly conversationId: string;
  readonly direction: "INBOUND" | "OUTBOUND";
  readonly type: "SMS" | "CALL";
  readonly body: string;
  readonly carrierId: string | null;
};

export type LeadRow = Of & {
  readonly conversationId: string;
  readonly enquiry: number;
  readonly number: number;
  readonly state: LeadState;
  readonly facts: string;
};

export type StepRow = Of & { readonly conversationId: string; readonly cause: string };

export type InboxRow = Of & {
  readonly seq: number;
  readonly key: string;
  readonly role: NumberRole;
  readonly ourNumber: string;
  readonly thread: string;
  readonly event: CarrierEvent;
  readonly door: "webhook" | "sweep";
  readonly happenedAt: number | null;
  readonly receivedAt: number;
  readonly state: "waiting" | "done" | "dead";
  readonly dueAt: number;
  readonly burstUntil: number | null;
  readonly attempts: number;
  readonly failures: number;
  readonly fence: number;
  readonly leasedUntil: number | null;
  readonly outcome: string | null;
  readonly error: string | null;
  readonly finishedAt: number | null;
};

export type PermitRow = Request & {
  readonly id: string;
  readonly segments: number;
  readonly grantedAt: number;
};

export type RefusalRow = Of & { readonly slot: string; readonly reason: string; readonly block: string };

export type TextState = "queued" | "sending" | "accepted" | "refused" | "unknown" | "stopped" | "expired" | "held";

export type OutboxRow = Request<TextAction> & {
  readonly id: string;
  readonly seq: number;
  readonly permitId: string;
  readonly segments: number;
  readonly state: TextState;
  readonly queuedAt: number;
  readonly askedForAt: number;
  readonly expiresAt: number;
  readonly dueAt: number;
  readonly attempts: number;
  readonly fence: number;
  readonly leasedUntil: number | null;
  readonly claimedBy: string | null;
  readonly stalledBy: readonly string[];
  readonly senderUntil: number | null;
  readonly carrierId: string | null;
  readonly carrierStatus: string | null;
  readonly carrierRank: number;
  readonly carrierSegments: number | null;
  readonly carrierPence: number | null;
  readonly spendDay: string | null;
  readonly pence: number;
  readonly errorCode: string | null;
  readonly reason: string | null;
  readonly settledAt: number | null;
  readonly sentAt: number | null;
  readonly unknownAt: number | null;
  readonly lookUps: number;
  readonly lookedUpAt: number | null;
  readonly secondAttempts: number;
  readonly toldAt: number | null;
};

export type SpendRow = { readonly clientId: ClientId; readonly day: string; readonly pence: number };

export type CircuitRow = {
  readonly clientId: ClientId;
  readonly code: string;
  readonly openedAt: number;
  readonly openUntil: number;
  readonly opens: number;
  readonly closedAt: number | null;
};

export type HeldRow = Request<TextAction> & {
  readonly id: string;
  readonly conversationId: string | null;
  readonly reason: string;
  readonly state: "waiting" | "sent" | "refused" | "expired";
  readonly expiresAt: number;
};

export type IncidentRow = Of & {
  readonly kind: string;
  readonly subject: string;
  readonly detail: string;
  readonly state: "open" | "acknowledged" | "resolved";
  readonly times: number;
  readonly openedAt: number;
  readonly operatorToldAt: number | null;
};

export type TimerRow = Of & {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: number;
  readonly everySeconds: number | null;
  readonly state: "waiting" | "done" | "dead";
  readonly retryAt: number;
  readonly attempts: number;
  readonly fence: number;
  readonly leasedUntil: number | null;
  readonly error: string | null;
};

export type OptOutRow = Of & {
  readonly phone: Phone;
  readonly eventId: string | null;
  readonly source: string;
  readonly cleared: boolean;
};

/** What a client knows of one phone that keeps texts from it: for how long, or whether. */
export type PersonRow = { readonly clientId: ClientId; readonly phone: Phone };
export type UntilRow = PersonRow & { readonly until: number };
export type IgnoredRow = PersonRow & { readonly ignored: boolean };
export type PauseRow = PersonRow & { readonly paused: boolean; readonly resumedAt: number | null };

/** Where the thread with an owner stands, and what they had done. */
export type OwnerThreadRow = PersonRow & { readonly state: string };
export type OwnerCommandRow = Of & { readonly outcome: string };
