import type { Brand } from "./brand.ts";
import type { Phone } from "./phone.ts";

/** A text that the outbox has claimed for one attempt. Only the claim makes one, so nothing else can be handed to a carrier. */
export type ClaimedText = Brand<
  {
    readonly outboxId: string;
    readonly from: Phone;
    readonly to: Phone;
    readonly body: string;
    /** How long the carrier may keep trying, in whole seconds, 1 to 36,000. */
    readonly validitySeconds: number;
  },
  "ClaimedText"
>;

/**
 * What is known after one attempt. `refused`: surely not accepted (a 4xx, or nothing left this machine). `unknown`: it may
 * have been accepted (time-out, broken connection, 5xx), so it is never repeated blindly.
 */
export type SendOutcome =
  | { outcome: "accepted"; carrierId: string; segments: number | null }
  | { outcome: "refused"; code: string; reason: string; retryAfterSeconds: number | null }
  | { outcome: "unknown"; reason: string };
