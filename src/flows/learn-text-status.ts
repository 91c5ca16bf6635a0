import type { CarrierEvent } from "../domain/carrier-event.ts";
import { meansOptedOut } from "../domain/send-errors.ts";
import { nextStatus, rankOf } from "../domain/status-rank.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { optOut } from "../store/opt-outs.ts";
import { findText, learnStatus } from "../store/text-status.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import type { World } from "./world.ts";

type TextStatus = Extract<CarrierEvent, { kind: "text_status" }>;

/** The carrier says how far a text of ours has come. It moves only upward, and proves that the text was accepted. */
export function learnTextStatus(world: World, claimed: ClaimedEvent, event: TextStatus): Promise<Conclusion> {
  return conclude(world, claimed, async (tx, now) => {
    const text = await findText(tx, claimed.clientId, event);
    if (text === null) return { outcome: "recorded: a status of no text of ours", reading: null };
    const step = nextStatus(text.carrierStatus, event.status);
    if (step.news === "moved") {
      const { carrierId, errorCode } = event;
      const rank = rankOf(event.status) ?? 0;
      await learnStatus(tx, claimed.clientId, text, { status: event.status, rank, carrierId, errorCode }, now);
    }
    if (event.errorCode !== null && meansOptedOut(event.errorCode)) {
      const words = `the carrier answered ${event.errorCode}`;
      const who = { clientId: claimed.clientId, phone: text.recipient };
      await optOut(tx, { ...who, source: "carrier", words, eventId: claimed.id }, now);
    }
    return { outcome: `status ${event.status} ${step.news}`, reading: null };
  });
}
