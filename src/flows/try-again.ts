import type { ClientId } from "../domain/ids.ts";
import { moreTriesMax, nextTry } from "../domain/tries.ts";
import { queueOrHold } from "../gate/outbox.ts";
import { lockFailedText, type FailedText } from "../store/failed-texts.ts";
import type { Tx } from "../store/tenant.ts";
import { noteTold } from "../store/untold-texts.ts";

/**
 * Another try of a text that the carrier said did not arrive: the same words, asked of the gate anew, of use no longer than
 * the first. Where it may not go the first is left untold, and tell-undelivered tells. Done twice, it queues once.
 */
export async function tryAgain(tx: Tx, clientId: ClientId, id: string, now: Temporal.Instant): Promise<void> {
  const text = await lockFailedText(tx, clientId, id);
  if (text === null) return;
  if (isOvertaken(text) || (await queueNext(tx, text, now))) await noteTold(tx, text, now);
}

/** In a conversation what was said since stands for it, and an older reply must not come after a newer one. */
function isOvertaken({ overtaken, action }: FailedText): boolean {
  return overtaken && action !== "text_safety";
}

/** Whether the next try stands for this one from here on. */
async function queueNext(tx: Tx, text: FailedText, now: Temporal.Instant): Promise<boolean> {
  const { id: _, overtaken: __, expiresAt, ...request } = text;
  const slot = nextTry(text.slot, moreTriesMax);
  if (slot === null || Temporal.Instant.compare(now, expiresAt) >= 0) return false;
  const { answer } = await queueOrHold(tx, { ...request, slot }, { conversationId: null, expiresAt }, now);
  return answer !== "refused";
}
