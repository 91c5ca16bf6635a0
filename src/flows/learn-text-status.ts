import type { CarrierEvent } from "../domain/carrier-event.ts";
import { circuitOf, meansOptedOut } from "../domain/send-errors.ts";
import { nextStatus, rankOf, saysArrived, saysLost, type StatusStep } from "../domain/status-rank.ts";
import { actOnCode } from "../gate/act-on-code.ts";
import { closeOnReceipt, holdForRefusal } from "../gate/circuit.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { findText, learnStatus } from "../store/text-status.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import type { World } from "./world.ts";

type TextStatus = Extract<CarrierEvent, { kind: "text_status" }>;

/**
 * The carrier says how far a text of ours has come. It moves only upward, and proves that the text was accepted. One that
 * did not arrive has a code, which means the same here as in the answer to a send.
 */
export async function learnTextStatus(world: World, claimed: ClaimedEvent, event: TextStatus): Promise<Conclusion> {
  const { errorCode } = event;
  if (errorCode !== null && circuitOf(errorCode) !== null) await holdTexts(world, claimed, event, errorCode);
  let proved = false;
  const conclusion = await conclude(world, claimed, async (tx, now) => {
    const text = await findText(tx, claimed.clientId, event);
    if (text === null) return { outcome: "recorded: a status of no text of ours", reading: null };
    const { news } = nextStatus(text.carrierStatus, event.status);
    if (news === "moved") {
      const { status, carrierId } = event;
      const rank = rankOf(status) ?? 0;
      await learnStatus(tx, claimed.clientId, text, { status, rank, carrierId, errorCode }, now);
    }
    if (errorCode !== null && means(event, errorCode, news)) {
      const said = { code: errorCode, told: "callback", eventId: claimed.id } as const;
      await actOnCode(tx, { clientId: claimed.clientId, ...text }, said, now);
    }
    proved = news === "moved" && text.probe && saysArrived(event.status);
    return { outcome: `status ${event.status} ${news}`, reading: null };
  });
  if (proved) await closeOnReceipt(world.store, claimed.clientId, world.now());
  return conclusion;
}

/** Before the event is done, and in a transaction of its own, since a circuit may be everybody's; opened twice is open once. */
async function holdTexts(world: World, { clientId }: ClaimedEvent, event: TextStatus, code: string): Promise<void> {
  const text = await world.store.withTenant(clientId, (tx) => findText(tx, clientId, event));
  if (text === null || nextStatus(text.carrierStatus, event.status).news !== "moved") return;
  await holdForRefusal(world.store, { clientId, probe: text.probe }, code, world.now());
}

/** A code counts with the end that it explains, once; an opt-out counts however it is told. */
function means({ status }: TextStatus, code: string, news: StatusStep["news"]): boolean {
  return meansOptedOut(code) || (news === "moved" && saysLost(status));
}
