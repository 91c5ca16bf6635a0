import { billingRules } from "../../domain/billing.ts";
import type { OwnerAnswer } from "../../domain/owner/answer.ts";
import { unreachable } from "../../domain/unreachable.ts";
import { ownerAnswer } from "../../domain/wording/owner-answers.ts";
import { relayCode } from "../../domain/wording/owner-relay.ts";
import { leadDetails, leadList, ownerStatus, type LeadShown } from "../../domain/wording/owner-shown.ts";
import { ownerWhy } from "../../domain/wording/owner-why.ts";
import { readBilling } from "../../store/billing.ts";
import { openLeads } from "../../store/leads.ts";
import { isPaused } from "../../store/switches.ts";
import { lastWordAbout } from "../../store/owner-desk.ts";
import type { Tx } from "../../store/tenant.ts";
import { nameLead, type NamedLead } from "./open-desk.ts";
import type { OwnerScene } from "./owner-scene.ts";

const listedMax = 30;

/** The words of an answer, with what it shows looked up now: after all that the text has changed. */
export async function wordsForOwner(
  tx: Tx,
  { client }: OwnerScene,
  answer: OwnerAnswer,
  code: string,
): Promise<string> {
  const { timeZone } = client;
  switch (answer.say) {
    case "code":
      return relayCode(code, answer.lead, answer.words);
    case "status":
      return statusWords(tx, client);
    case "leads": {
      const leads = await openLeads(tx, client.id, listedMax + 1);
      const shown = leads.slice(0, listedMax).map((lead) => ({ ...lead, handedOver: false }));
      return leadList(shown, leads.length > listedMax);
    }
    case "details":
    case "why": {
      const named = await nameLead(tx, client, answer.lead);
      if (named === null) return ownerAnswer({ say: "no_lead", lead: answer.lead }, timeZone);
      if (answer.say === "details") return leadDetails(shownOf(named));
      const { phone, number } = named.lead;
      const last = phone === null ? null : await lastWordAbout(tx, client.id, phone);
      return ownerWhy(number, last, named.handedOver, timeZone);
    }
    case "menu":
    case "unclear":
    case "paused":
    case "resume_elsewhere":
    case "alerts_on":
    case "why_nothing":
    case "no_lead":
    case "relayed":
    case "code_wrong":
    case "code_void":
    case "no_code_waits":
    case "codes_used_up":
    case "too_late":
    case "nothing_to_undo":
    case "words_refused":
    case "long_closed":
    case "given_back":
    case "not_the_owners":
    case "ignored":
    case "won":
    case "lost":
    case "alerts_off":
    case "quiet":
    case "facts":
    case "undone":
      return ownerAnswer(answer, timeZone);
    default:
      return unreachable(answer);
  }
}

async function statusWords(tx: Tx, { id, live, timeZone, quiet }: OwnerScene["client"]): Promise<string> {
  const leads = await openLeads(tx, id, listedMax + 1);
  const open = Math.min(leads.length, listedMax);
  const urgent = leads.filter(({ state }) => state === "URGENT").length;
  const alertsOffUntil = quiet.alertsOffUntil?.toString() ?? null;
  const billing = await readBilling(tx, id);
  const unpaid = billing === null || billingRules[billing.state].answered === "no";
  const counted = { open, openMore: leads.length > listedMax, urgent };
  return ownerStatus(
    { live, unpaid, paused: await isPaused(tx, id), ...counted, alertsOffUntil, quiet: quiet.hours },
    timeZone,
  );
}

function shownOf({ lead, rest, handedOver }: NamedLead): LeadShown {
  return { ...lead, end: lead.state === "CLOSED" ? rest.end : null, words: rest.words, handedOver };
}
