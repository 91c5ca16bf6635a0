import type { QuietEffect } from "../domain/intake/effect.ts";
import { unreachable } from "../domain/unreachable.ts";
import { dangerName, ownerAlert } from "../domain/wording/owner.ts";
import { nameCustomer } from "../store/customers.ts";
import { raiseIncident } from "../store/incidents.ts";
import { openLeadNumber, saveLead, type LeadOf } from "../store/leads.ts";
import { optIn, optOut } from "../store/opt-outs.ts";
import type { Tx } from "../store/tenant.ts";
import type { Scene } from "./open-scene.ts";
import { tellOwner } from "./tell-owner.ts";

/** Does what the customer does not hear of, and says what became of it. */
export async function carryOut(
  tx: Tx,
  scene: Scene,
  { effect, place }: { readonly effect: QuietEffect; readonly place: number },
  now: Temporal.Instant,
): Promise<string> {
  const { client, cause, phone } = scene;
  switch (effect.do) {
    case "save_lead": {
      const { name } = effect.lead;
      if (name !== null) await nameCustomer(tx, client.id, scene.conversation.customerId, name);
      return `#${await saveLead(tx, leadOf(scene), effect.lead, now)}`;
    }
    case "alert_owner":
      return alertOwner(tx, scene, { effect, slot: `${cause.id}/${place}` }, now);
    case "alert_operator": {
      const detail = `A customer of ${client.businessName} reports danger: ${dangerName(effect.danger)}.`;
      await raiseIncident(tx, client.id, { kind: "danger", subject: scene.conversation.id, detail }, now);
      return "raised";
    }
    case "opt_out": {
      const source = effect.by === "carrier_word" ? "keyword" : "phrase";
      await optOut(tx, { clientId: client.id, phone, source, words: effect.words, eventId: cause.id }, now);
      return "kept";
    }
    case "opt_in":
      await optIn(tx, client.id, phone, cause.id, now);
      return "kept";
    default:
      return unreachable(effect);
  }
}

type Alert = { readonly effect: Extract<QuietEffect, { do: "alert_owner" }>; readonly slot: string };

async function alertOwner(tx: Tx, scene: Scene, { effect, slot }: Alert, now: Temporal.Instant): Promise<string> {
  const { client, phone } = scene;
  const number = await openLeadNumber(tx, leadOf(scene));
  const body = ownerAlert(effect.about, { number, phone, lead: effect.lead });
  const emergency = effect.urgency === "emergency";
  return tellOwner(tx, { client, template: `alert_${effect.about}`, body, slot, emergency }, now);
}

function leadOf({ client, conversation }: Scene): LeadOf {
  return { clientId: client.id, customerId: conversation.customerId, conversationId: conversation.id };
}
