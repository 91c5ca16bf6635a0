import type { ClaimedText, SendOutcome } from "../../domain/send-outcome.ts";
import { failureOf } from "./failure.ts";
import type { TwilioClient } from "./sdk.ts";
import { messageStatusAddress } from "./webhook-addresses.ts";

/**
 * Makes the carrier's side of one attempt: exactly one request, never repeated. It settles within `sendTimeoutMs` and does
 * not throw; what went wrong is the outcome (house.md, section 4; telephony page, C11).
 */
export function makeSendText(client: TwilioClient, publicUrl: string): (text: ClaimedText) => Promise<SendOutcome> {
  return async (text) => {
    try {
      const message = await client.messages.create({
        to: text.to,
        from: text.from,
        body: text.body,
        validityPeriod: text.validitySeconds,
        statusCallback: messageStatusAddress(publicUrl, text.outboxId),
      });
      return accepted(message.sid, message.numSegments);
    } catch (error) {
      return failureOf(error);
    }
  };
}

/** A 2xx that does not name the message proves nothing. */
function accepted(sid: unknown, numSegments: unknown): SendOutcome {
  if (typeof sid !== "string" || !/^(?:SM|MM)[0-9a-f]{32}$/.test(sid)) {
    return { outcome: "unknown", reason: "the carrier's answer names no message" };
  }
  const segments = Number(numSegments);
  return {
    outcome: "accepted",
    carrierId: sid,
    segments: Number.isInteger(segments) && segments > 0 ? segments : null,
  };
}
