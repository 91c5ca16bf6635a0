import type { QuietEffect } from "../domain/intake/effect.ts";
import type { LeadCause } from "../domain/lead-state.ts";
import { unreachable } from "../domain/unreachable.ts";
import { dangerName, ownerAlert } from "../domain/wording/owner.ts";
import { nameCustomer } from "../store/customers.ts";
import { raiseIncident } from "../store/incidents.ts";
import { leadNumber, saveLead, type LeadOf } from "../store/leads.ts";
import { optIn, optOut } from "../store/opt-outs.ts";
import type { Tx } from "../store/tenant.ts";
import type { Cause, Scene } from "./open-scene.ts";
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
      const of = leadOf(scene, effect.enquiry);
      return `#${await saveLead(tx, of, { facts: effect.lead, state: effect.state }, leadCause(cause), now)}`;
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
  const number = await leadNumber(tx, leadOf(scene, effect.enquiry));
  const body = ownerAlert(effect.about, { number, phone, lead: effect.lead, asks: effect.asks });
  const emergency = effect.urgency === "emergency";
  return tellOwner(tx, { client, template: `alert_${effect.about}`, body, slot, emergency }, now);
}

function leadOf({ client, conversation }: Scene, enquiry: number): LeadOf {
  return { clientId: client.id, customerId: conversation.customerId, conversationId: conversation.id, enquiry };
}

function leadCause({ is, id }: Cause): LeadCause {
  if (is === "owner_text") return { kind: "owner_text", id };
  return { kind: is === "silence" ? "timer" : "event", id };
}
