import { tidyFact } from "../client-facts.ts";
import { unreachable } from "../unreachable.ts";
import type { OwnerAnswer, OwnerEffect } from "./answer.ts";
import type { OwnerCommand, Which } from "./command.ts";
import { onCode, onRelay } from "./on-relay.ts";
import { onUndo } from "./on-undo.ts";
import type { OwnerInput, OwnerStep } from "./owner-step.ts";
import { momentOf } from "./quiet-hours.ts";
import { checkWords } from "./relay-words.ts";
import type { Desk, LeadAtDesk, OwnerThread, Undoing } from "./thread.ts";

const undoMinutes = 60;
const unclearMax = 3;
const sameMax = 5;
const repeatsForgottenMinutes = 60;

/** One step of the thread with a client's owner. Pure and total: the same desk, input and moment give the same step for ever. */
export function onOwnerText(desk: Desk, input: OwnerInput, now: Temporal.Instant): OwnerStep {
  const { command } = input;
  if (command.is === "thanks") return { thread: desk.thread, effects: [], answer: null };
  const repeats = repeatsAfter(desk.thread, command, now);
  const thread = { ...desk.thread, repeats, named: namedBy(desk, command, now) };
  const step = onCommand({ ...desk, thread }, { ...input, command }, now);
  const enough = repeats !== null && repeats.times > (command.is === "unclear" ? unclearMax : sameMax);
  return enough ? { ...step, answer: null } : step;
}

/** Words for a customer are counted by the gate. */
function repeatsAfter({ repeats }: OwnerThread, command: OwnerCommand, now: Temporal.Instant): OwnerThread["repeats"] {
  if (command.is === "relay") return null;
  const what = "lead" in command ? `${command.is} ${command.lead}` : command.is;
  const lately =
    repeats !== null && Temporal.Instant.from(repeats.at).until(now).total("minutes") < repeatsForgottenMinutes;
  return { what, times: lately && repeats.what === what ? repeats.times + 1 : 1, at: now.toString() };
}

type Known = Exclude<OwnerCommand, { is: "thanks" }>;

function onCommand(desk: Desk, input: OwnerInput & { readonly command: Known }, now: Temporal.Instant): OwnerStep {
  const { thread, lead, facts } = desk;
  const { command } = input;
  switch (command.is) {
    case "menu":
    case "status":
    case "leads":
      return told(thread, { say: command.is });
    case "unclear":
      return told(thread, { say: "unclear" });
    case "resume":
      return told(thread, { say: "resume_elsewhere" });
    case "pause":
      // No way back by text: whoever forges a caller id could open what the owner has closed.
      return { thread: { ...thread, undo: null }, effects: [{ do: "pause" }], answer: { say: "paused" } };
    case "undo":
      return onUndo(thread, now);
    case "code":
      return onCode(desk, input.codeIsRight, now);
    case "relay":
      if (input.stale) return told(thread, { say: "too_late" });
      return lead === null ? told(thread, noLead(command.lead)) : onRelay(desk, lead, command.words, input.seal, now);
    case "why":
      if (lead === null && command.lead === "last") return told(thread, { say: "why_nothing" });
      return told(thread, lead === null ? noLead(command.lead) : { say: "why", lead: lead.number });
    case "details":
      return told(thread, lead === null ? noLead(command.lead) : { say: "details", lead: lead.number });
    case "won":
    case "lost":
    case "ignore":
    case "give_back":
      return lead === null ? told(thread, noLead(command.lead)) : onLead(desk, lead, command, now);
    case "alerts_off": {
      const until = momentOf(command.until, desk.quiet, desk.timeZone, now).toString();
      const change = { was: "alerts_off", before: desk.alertsOffUntil } as const;
      return changed(thread, [{ do: "set_alerts_off", until }], { say: "alerts_off", until }, change, now);
    }
    case "alerts_on": {
      const change = { was: "alerts_off", before: desk.alertsOffUntil } as const;
      return changed(thread, [{ do: "set_alerts_off", until: null }], { say: "alerts_on" }, change, now);
    }
    case "quiet": {
      const { hours } = command;
      const change = { was: "quiet", before: desk.quiet } as const;
      return changed(thread, [{ do: "set_quiet", hours }], { say: "quiet", hours }, change, now);
    }
    case "callout": {
      if (command.pence === null) return told(thread, { say: "facts", about: "callout", facts, changed: false });
      return learned(desk, "callout", { ...facts, calloutPence: command.pence }, now);
    }
    case "hours":
    case "area": {
      if (command.words === null) return told(thread, { say: "facts", about: command.is, facts, changed: false });
      const checked = checkWords(command.words);
      if ("refused" in checked) return told(thread, { say: "words_refused", why: checked.refused });
      const words = tidyFact(checked.words);
      if (words === null) return told(thread, { say: "words_refused", why: "too_long" });
      return learned(desk, command.is, { ...facts, [command.is]: words }, now);
    }
    default:
      return unreachable(command);
  }
}

type AboutLead = Extract<OwnerCommand, { is: "won" | "lost" | "ignore" | "give_back" }>;

function onLead({ thread }: Desk, lead: LeadAtDesk, command: AboutLead, now: Temporal.Instant): OwnerStep {
  const { number, standing: before } = lead;
  switch (command.is) {
    case "won": {
      const { pence } = command;
      const effect = { do: "move_lead", lead: number, to: { ended: "won", pence } } as const;
      return changed(
        thread,
        [effect],
        { say: "won", lead: number, pence },
        { was: "ended", lead: number, before },
        now,
      );
    }
    case "lost": {
      const effect = { do: "move_lead", lead: number, to: { ended: "lost" } } as const;
      return changed(thread, [effect], { say: "lost", lead: number }, { was: "ended", lead: number, before }, now);
    }
    case "ignore": {
      const end = { do: "move_lead", lead: number, to: { ended: "ignored" } } as const;
      const effects = [{ do: "ignore", lead: number } as const, ...("ended" in before ? [] : [end])];
      return changed(thread, effects, { say: "ignored", lead: number }, { was: "ignored", lead: number, before }, now);
    }
    case "give_back": {
      if (!lead.handedOver) return told(thread, { say: "not_the_owners", lead: number });
      const effect = { do: "give_back", lead: number } as const;
      return changed(thread, [effect], { say: "given_back", lead: number }, { was: "given_back", lead: number }, now);
    }
    default:
      return unreachable(command);
  }
}

function learned(
  { thread, facts: before }: Desk,
  about: "hours" | "area" | "callout",
  facts: Desk["facts"],
  now: Temporal.Instant,
): OwnerStep {
  const answer = { say: "facts", about, facts, changed: true } as const;
  return changed(thread, [{ do: "set_facts", facts }], answer, { was: "facts", before }, now);
}

function told(thread: OwnerThread, answer: OwnerAnswer): OwnerStep {
  return { thread, effects: [], answer };
}

function changed(
  thread: OwnerThread,
  effects: readonly OwnerEffect[],
  answer: OwnerAnswer,
  change: Undoing,
  now: Temporal.Instant,
): OwnerStep {
  return {
    thread: { ...thread, undo: { until: now.add({ minutes: undoMinutes }).toString(), change } },
    effects,
    answer,
  };
}

function noLead(lead: Which): OwnerAnswer {
  return { say: "no_lead", lead: lead === "last" ? null : lead };
}

function namedBy({ thread, lead }: Desk, command: OwnerCommand, now: Temporal.Instant): OwnerThread["named"] {
  return "lead" in command && lead !== null ? { lead: lead.number, at: now.toString() } : thread.named;
}
