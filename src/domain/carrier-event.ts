import type { Phone } from "./phone.ts";

/**
 * What the carrier told us, in our words. `from` of a call or text is kept as it came (it may be withheld, a short code or
 * a name); `to` is a number of ours. `carrierId` is the carrier's own id of that call or text.
 */
export type CarrierEvent =
  | { kind: "call_arrived"; carrierId: string; from: string; to: Phone; forwardedFrom: string | null }
  | { kind: "call_status"; carrierId: string; from: string; to: Phone; status: string }
  | { kind: "text_arrived"; carrierId: string; from: string; to: Phone; body: string }
  | {
      kind: "text_status";
      carrierId: string;
      from: Phone;
      to: string;
      status: string;
      errorCode: string | null;
      outboxId: string | null;
    };

/** One event as it enters the inbox. `key` is unique for ever (telephony page, C2); `raw` is the body as received. */
export type ReceivedEvent = {
  readonly key: string;
  readonly event: CarrierEvent;
  readonly raw: Uint8Array;
  /** Where it came in: the webhook, or the sweep that found what a webhook lost. */
  readonly door: "webhook" | "sweep";
  /** When it happened by the carrier's word (its lists say so); null where only the arrival here is known. */
  readonly happenedAt: Temporal.Instant | null;
};

export type NumberRole = "OPERATIONAL" | "ONBOARDING" | "SYSTEM";

/** What the inbox answers once an event is committed: whether it was new, and whose number it came to. */
export type Receipt = { readonly first: boolean; readonly role: NumberRole; readonly businessName: string | null };
