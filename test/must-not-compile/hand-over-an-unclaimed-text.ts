// TS2322: only the claim makes a text that a carrier takes.
import type { Phone } from "../../src/domain/phone.ts";
import type { ClaimedText } from "../../src/domain/send-outcome.ts";

export function byHand(from: Phone, to: Phone): ClaimedText {
  return { outboxId: "text_1", from, to, body: "hello", validitySeconds: 60 };
}
