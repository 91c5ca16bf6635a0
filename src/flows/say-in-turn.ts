import type { TextAction } from "../domain/action.ts";
import { holdingReply } from "../domain/wording/customer.ts";
import { queueOrHold } from "../gate/outbox.ts";
import { keepMessage } from "../store/messages.ts";
import type { Tx } from "../store/tenant.ts";
import type { Scene } from "./open-scene.ts";
import { raiseUnsafe, tellOfRefusal } from "./tell-of-refusal.ts";
import { tellToRing } from "./tell-to-ring.ts";

/** One text to the customer: which effect of the step it is, its words, and how many minutes after the event it is of use. */
export type Say = {
  readonly place: number;
  readonly template: string;
  readonly action: TextAction;
  readonly body: string;
  readonly lifeMinutes: number;
};

/** Asks, queues and keeps it. Returns `queued`, `held: reason`, `refused: reason`, or `too late` and whether the owner was told to ring. */
export async function sayInTurn(tx: Tx, scene: Scene, say: Say, now: Temporal.Instant): Promise<string> {
  const { client, cause, phone, conversation } = scene;
  const expiresAt = cause.happenedAt.add({ minutes: say.lifeMinutes });
  if (Temporal.Instant.compare(expiresAt, now) <= 0) {
    if (say.action === "text_safety") await raiseUnsafe(tx, scene, "too late", now);
    return `too late; owner ${await tellToRing(tx, client, phone, now)}`;
  }
  const { template, action, body } = say;
  const slot = `${cause.id}/${say.place}`;
  const request = { clientId: client.id, action, recipient: phone, sender: client.number, template, slot, body };
  const asked = await queueOrHold(tx, request, { conversationId: conversation.id, expiresAt }, now);
  if (asked.answer !== "queued") {
    const { answer, reason } = asked;
    if (asked.answer === "refused" && asked.block === "SOFT")
      return `${answer}: ${reason}; instead ${await sayLess(tx, scene, say, now)}`;
    // What a pause holds is the operator's own doing, but nobody's wish where somebody is in danger.
    const unheard = answer === "refused" || action === "text_safety";
    const owner = unheard ? await tellOfRefusal(tx, scene, { action, reason }, now) : null;
    return `${answer}: ${reason}${owner === null ? "" : `; owner ${owner}`}`;
  }
  const kept = { clientId: client.id, customerId: conversation.customerId, conversationId: conversation.id };
  await keepMessage(tx, { ...kept, direction: "OUTBOUND", type: "SMS", body, carrierId: null }, now);
  return "queued";
}

/** The smaller action of house rule "The gate": who cannot be answered is told so, in words that promise nothing. */
function sayLess(tx: Tx, scene: Scene, say: Say, now: Temporal.Instant): Promise<string> {
  const body = holdingReply(scene.client.businessName);
  return sayInTurn(tx, scene, { ...say, action: "text_holding_reply", template: "send_holding_reply", body }, now);
}
