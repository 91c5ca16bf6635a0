import { readKeyword } from "../domain/keywords.ts";
import { keptWords } from "../domain/lead-facts.ts";
import { parsePhone } from "../domain/phone.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { optIn, optOut } from "../store/opt-outs.ts";
import type { Tx } from "../store/tenant.ts";

/**
 * STOP and START count in every state and from everybody: for texts that no conversation takes up, this keeps them. Returns
 * what was kept, or null where the text was neither.
 */
export async function noteOptOut(
  tx: Tx,
  claimed: ClaimedEvent,
  now: Temporal.Instant,
): Promise<"opt-out" | "opt-in" | null> {
  const { event, clientId } = claimed;
  if (event.kind !== "text_arrived") return null;
  const phone = parsePhone(event.from);
  const keyword = readKeyword(event.body);
  if (phone === null || keyword === null) return null;
  if (keyword.word === "stop") {
    const source = keyword.carrier ? "keyword" : "phrase";
    await optOut(tx, { clientId, phone, source, words: keptWords(event.body), eventId: claimed.id }, now);
    return "opt-out";
  }
  if (keyword.word !== "start") return null;
  await optIn(tx, clientId, phone, claimed.id, now);
  return "opt-in";
}
