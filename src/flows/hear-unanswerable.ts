import type { Phone } from "../domain/phone.ts";
import type { Reading } from "../domain/reading.ts";
import { dangerName, wroteUnanswerable } from "../domain/wording/owner.ts";
import type { Client } from "../store/clients.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { raiseIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";
import { noteOptOut } from "./note-opt-out.ts";
import { tellOwner } from "./tell-owner.ts";

export type Unanswerable = {
  readonly client: Client;
  readonly claimed: ClaimedEvent;
  readonly phone: Phone;
  readonly reading: Reading;
  readonly body: string;
};

/**
 * A text from a landline, a pager or abroad, which nobody may answer by text: the owner hears of it once a day, and owner and
 * operator each time that it tells of danger. Returns what became of it, in words.
 */
export async function hearUnanswerable(
  tx: Tx,
  { client, claimed, phone, reading, body }: Unanswerable,
  now: Temporal.Instant,
): Promise<string> {
  const kept = await noteOptOut(tx, claimed, now);
  if (kept !== null) return `recorded: cannot be answered; ${kept} kept`;
  const danger = reading.lifeSafety;
  if (danger !== null) {
    const detail = `Somebody who cannot be texted back tells ${client.businessName} of danger: ${dangerName(danger)}.`;
    await raiseIncident(tx, client.id, { kind: "danger", subject: claimed.id, detail }, now);
  } else if (reading.intent === "spam" || !client.live) return "recorded: cannot be answered";
  const day = now.toString().slice(0, "2026-01-01".length);
  const slot = danger === null ? `unanswerable ${phone} ${day}` : `${claimed.id}/0`;
  const words = { template: "wrote_unanswerable", body: wroteUnanswerable(phone, body, danger), slot };
  return `recorded: cannot be answered; owner ${await tellOwner(tx, { client, ...words, emergency: danger !== null }, now)}`;
}
