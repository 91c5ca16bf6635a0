import { houseClient } from "../../domain/ids.ts";
import type { Phone } from "../../domain/phone.ts";
import type { Danger } from "../../domain/reading.ts";
import { textLifeMinutes } from "../../domain/text-life.ts";
import { dangerName } from "../../domain/wording/owner.ts";
import { safetyText } from "../../domain/wording/safety.ts";
import { queueOrHold } from "../../gate/outbox.ts";
import type { ClaimedEvent } from "../../store/inbox.ts";
import { raiseIncident } from "../../store/incidents.ts";
import type { Tx } from "../../store/tenant.ts";
import { saidLately } from "../tell-of-refusal.ts";

type StrangersDanger = {
  readonly danger: Danger;
  readonly postcode: string | null;
  readonly phone: Phone;
  readonly ourNumber: Phone;
};

/**
 * Somebody who is no owner tells the number for set-up of danger: the safety words go to them before anything else, through the
 * gate as the house's, and the operator hears. They have nobody of ours, so nothing is said of a trade that was told.
 */
export async function warnStranger(
  tx: Tx,
  claimed: ClaimedEvent,
  { danger, postcode, phone, ourNumber }: StrangersDanger,
  now: Temporal.Instant,
): Promise<string> {
  const notSent = await sendWords(tx, claimed, { danger, postcode, phone, ourNumber }, now);
  if (notSent !== null && saidLately.has(notSent)) return "safety words said lately";
  const told = `Somebody who is no owner tells the number for set-up of danger: ${dangerName(danger)}.`;
  // One that was warned is counted with the others of that danger: whoever plays with it must not use up the operator's texts.
  const news =
    notSent === null
      ? { subject: danger, detail: `${told} They were sent the safety words.` }
      : { subject: claimed.id, detail: `${told} No safety words went out (${notSent}), event ${claimed.id}.` };
  await raiseIncident(tx, houseClient, { kind: "stranger_in_danger", ...news }, now);
  return notSent === null ? "safety words sent" : `safety words not sent: ${notSent}`;
}

/** Null where they are on their way; otherwise why not. */
async function sendWords(
  tx: Tx,
  claimed: ClaimedEvent,
  { danger, postcode, phone: recipient, ourNumber: sender }: StrangersDanger,
  now: Temporal.Instant,
): Promise<string | null> {
  const expiresAt = claimed.happenedAt.add({ minutes: textLifeMinutes.safety });
  if (Temporal.Instant.compare(expiresAt, now) <= 0) return "too_late";
  const body = safetyText({ danger, postcode, tradeTold: false });
  // The gate counts safety texts by template: one danger's words must not keep another's from going.
  const template = `send_safety_${danger}`;
  const request = { clientId: houseClient, action: "text_safety", recipient, sender, template, body } as const;
  const asked = await queueOrHold(
    tx,
    { ...request, slot: `${claimed.id}/safety` },
    { conversationId: null, expiresAt },
    now,
  );
  return asked.answer === "queued" ? null : asked.reason;
}
