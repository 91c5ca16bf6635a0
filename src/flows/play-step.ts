import { customerText } from "../domain/wording/customer-text.ts";
import type { Effect } from "../domain/intake/effect.ts";
import type { Step } from "../domain/intake/state.ts";
import { textLifeMinutes } from "../domain/text-life.ts";
import { unreachable } from "../domain/unreachable.ts";
import { dangerName, ownerAlert } from "../domain/wording/owner.ts";
import { saveIntake } from "../store/conversations.ts";
import { nameCustomer } from "../store/customers.ts";
import { raiseIncident } from "../store/incidents.ts";
import { openLeadNumber, saveLead, type LeadOf } from "../store/leads.ts";
import { optIn, optOut } from "../store/opt-outs.ts";
import type { Tx } from "../store/tenant.ts";
import type { Scene } from "./open-scene.ts";
import { sayInTurn } from "./say-in-turn.ts";
import { tellOwner } from "./tell-owner.ts";

/**
 * Carries out a step inside the event's transaction: first what is known and who must know it, then what the customer
 * hears, so that "we have told the trade" is said only when the alert is queued. Returns what became of it, in words.
 */
export async function playStep(tx: Tx, scene: Scene, step: Step, now: Temporal.Instant): Promise<string> {
  await saveIntake(tx, scene.client.id, scene.conversation, step.intake, now);
  const done: string[] = [];
  let tradeTold = false;
  for (const [place, effect] of step.effects.entries()) {
    const result = await doQuietly(tx, scene, effect, place, now);
    if (result === null) continue;
    done.push(`${effect.do} ${result}`.trim());
    tradeTold ||= effect.do === "alert_owner" && result === "queued";
  }
  for (const [place, effect] of step.effects.entries()) {
    const body = customerText(effect, scene.client.businessName, tradeTold);
    if (body === null) continue;
    done.push(`${effect.do} ${await sayInTurn(tx, scene, { body, place, ...manner(effect) }, now)}`);
  }
  return done.length === 0 ? "nothing to do" : done.join("; ");
}

function manner(effect: Effect) {
  if (effect.do === "send_safety") {
    // The gate counts safety texts by template: one danger's words must not keep another's from going.
    const template = `send_safety_${effect.danger}`;
    return { template, action: "text_safety", lifeMinutes: textLifeMinutes.safety } as const;
  }
  const template = effect.do;
  const lifeMinutes = effect.do === "send_first_text" ? textLifeMinutes.firstText : textLifeMinutes.reply;
  return { template, action: "text_customer", lifeMinutes } as const;
}

/** An effect that puts nothing on the customer's phone; null for one that does. */
async function doQuietly(
  tx: Tx,
  scene: Scene,
  effect: Effect,
  place: number,
  now: Temporal.Instant,
): Promise<string | null> {
  const { client, claimed, phone } = scene;
  switch (effect.do) {
    case "save_lead": {
      const { name } = effect.lead;
      if (name !== null) await nameCustomer(tx, client.id, scene.conversation.customerId, name);
      return `#${await saveLead(tx, leadOf(scene), effect.lead, now)}`;
    }
    case "alert_owner": {
      const number = await openLeadNumber(tx, leadOf(scene));
      const body = ownerAlert(effect.about, { number, phone, lead: effect.lead });
      return tellOwner(tx, { client, template: `alert_${effect.about}`, body, slot: `${claimed.id}/${place}` }, now);
    }
    case "alert_operator": {
      const detail = `A customer of ${client.businessName} reports danger: ${dangerName(effect.danger)}.`;
      await raiseIncident(tx, client.id, { kind: "danger", subject: scene.conversation.id, detail }, now);
      return "raised";
    }
    case "opt_out": {
      const source = effect.by === "carrier_word" ? "keyword" : "phrase";
      await optOut(tx, { clientId: client.id, phone, source, words: effect.words, eventId: claimed.id }, now);
      return "kept";
    }
    case "opt_in":
      await optIn(tx, client.id, phone, claimed.id, now);
      return "kept";
    case "send_first_text":
    case "ask_job":
    case "ask_place":
    case "confirm":
    case "say_passed_on":
    case "say_rang_again":
    case "send_safety":
      return null;
    default:
      return unreachable(effect);
  }
}

function leadOf({ client, conversation }: Scene): LeadOf {
  return { clientId: client.id, customerId: conversation.customerId, conversationId: conversation.id };
}
