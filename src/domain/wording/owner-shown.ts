import type { Phone } from "../phone.ts";
import { displayPhone } from "../phone.ts";
import type { LeadEnd, LeadState } from "../lead-state.ts";
import { cutToSeptets } from "../gsm7.ts";
import { unreachable } from "../unreachable.ts";
import type { DayHours } from "../owner/command.ts";
import { clockOf, dayAndClock, pounds } from "./owner-figures.ts";
import { openSlot } from "./slot.ts";

/** How the client stands, as its owner asks. `openMore`: there may be more open leads than were counted. */
export type ClientStanding = {
  readonly live: boolean;
  /** Neither on trial nor paying, so that customers get the holding reply. */
  readonly unpaid: boolean;
  readonly paused: boolean;
  readonly open: number;
  readonly openMore: boolean;
  readonly urgent: number;
  readonly alertsOffUntil: string | null;
  readonly quiet: DayHours | null;
};

export function ownerStatus(client: ClientStanding, timeZone: string): string {
  const { open, openMore, urgent, alertsOffUntil, quiet } = client;
  const on = whetherOn(client);
  const jobs = `${open}${openMore ? " or more" : ""} open ${open === 1 && !openMore ? "job" : "jobs"}${urgent > 0 ? `, ${urgent} urgent` : ""}.`;
  const off = alertsOffUntil === null ? "" : ` Alerts wait until ${dayAndClock(alertsOffUntil, timeZone)}.`;
  const night = quiet === null ? "" : ` Quiet ${clockOf(quiet.from)} to ${clockOf(quiet.until)}.`;
  return `${on} ${jobs}${off}${night} LEADS lists the jobs.`;
}

function whetherOn({ live, unpaid, paused }: ClientStanding): string {
  if (!live) return "Not live yet.";
  if (paused) return "PAUSED: no customer is texted.";
  return unpaid ? "Not paid for: callers are asked to ring again later." : "On: missed calls are texted back.";
}

/** A lead in one text to its owner. */
export type LeadShown = {
  readonly number: number;
  readonly state: LeadState;
  readonly end: LeadEnd | null;
  readonly handedOver: boolean;
  readonly job: string | null;
  readonly where: string | null;
  readonly when: string | null;
  readonly name: string | null;
  readonly phone: Phone | null;
  readonly words: string | null;
};

const jobSeptetsMax = 60;
const whereSeptetsMax = 40;
const whenSeptetsMax = 30;
const nameSeptetsMax = 26;
const wordsSeptetsMax = 60;

export function leadDetails(lead: LeadShown): string {
  const job = openSlot(lead.job, jobSeptetsMax) ?? "not clear what is wrong";
  const where = openSlot(lead.where, whereSeptetsMax);
  const when = openSlot(lead.when, whenSeptetsMax);
  const name = openSlot(lead.name, nameSeptetsMax);
  const words = openSlot(lead.words, wordsSeptetsMax);
  const person = [name, lead.phone === null ? null : displayPhone(lead.phone)]
    .filter((part) => part !== null)
    .join(" ");
  return [
    `Here is #${lead.number}${lead.state === "URGENT" ? " URGENT" : ""}: ${job}.`,
    where === null ? "No postcode yet." : `${where}.`,
    person === "" ? null : `${person}.`,
    when === null ? null : `When: ${when}.`,
    `${standing(lead)}.`,
    words === null ? null : `Wrote: ${words}`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}

function standing({ end, handedOver }: LeadShown): string {
  if (end === null) return handedOver ? "Open, the chat is yours" : "Open, JobRun answers";
  switch (end.ended) {
    case "won":
      return `Won${end.pence === null ? "" : ` for ${pounds(end.pence)}`}`;
    case "lost":
      return "Lost";
    case "ignored":
      return "Ignored";
    case "withdrawn":
      return "Called off by them";
    case "not_recorded":
      return "Closed";
    default:
      return unreachable(end);
  }
}

const listSeptetsMax = 290;
const lineJobSeptetsMax = 28;

/** As many as one text holds, the newest first; `more` where there are others. */
export function leadList(leads: readonly Omit<LeadShown, "end" | "words">[], more: boolean): string {
  if (leads.length === 0) return "No open jobs.";
  const tail = " A number alone shows one.";
  const lines = leads.map((lead) => {
    const job = openSlot(lead.job, lineJobSeptetsMax) ?? "not clear";
    const where = openSlot(lead.where, 12);
    return `#${lead.number}${lead.state === "URGENT" ? " URGENT" : ""} ${job}${where === null ? "" : `, ${where}`}`;
  });
  let shown = "";
  let count = 0;
  for (const line of lines) {
    const next = shown === "" ? line : `${shown}; ${line}`;
    if (cutToSeptets(`${next}; and more.${tail}`, listSeptetsMax) !== `${next}; and more.${tail}`) break;
    shown = next;
    count += 1;
  }
  return `Open: ${shown}${more || count < lines.length ? "; and more" : ""}.${tail}`;
}
