import type { LeadFacts } from "../../src/domain/lead-facts.ts";
import type { Urgency } from "../../src/domain/reading.ts";
import type { ConversationCase, ExpectedAlert, ExpectedLead } from "../case.ts";
import { type Played, playPurely } from "../play-purely.ts";
import { type At, plainWhen } from "./same-when.ts";
import { sameJob, sameName, samePlace } from "./same-words.ts";
import type { Reader } from "../heard-by.ts";

/** What went wrong with one conversation, in words; empty lists where nothing did. */
export type ConversationJudgement = {
  readonly id: string;
  readonly lead: readonly string[];
  readonly urgency: readonly string[];
  readonly alerts: readonly string[];
  readonly optOut: readonly string[];
  readonly handover: readonly string[];
};

export async function scoreConversations(
  cases: readonly ConversationCase[],
  read: Reader,
): Promise<ConversationJudgement[]> {
  const judgements: ConversationJudgement[] = [];
  for (const each of cases) judgements.push(judgeConversation(each, await playPurely(each, read)));
  return judgements;
}

export function judgeConversation({ id, begins, expected }: ConversationCase, played: Played): ConversationJudgement {
  const at = { now: begins, timeZone: "Europe/London" };
  return {
    id,
    lead: wrongLeads(expected.leads, played.leads, at),
    urgency: expected.leads
      .filter(({ urgency }) => !played.leads.some((lead) => lead.urgency === urgency))
      .map(({ urgency }) => `no lead is ${urgency}`),
    alerts: wrongAlerts(expected.alerts, played.alerts),
    optOut: expected.optedOut === played.optedOut ? [] : [played.optedOut ? "opted out" : "not opted out"],
    handover:
      expected.handedOver === null || expected.handedOver === played.handedOver
        ? []
        : [played.handedOver ? "handed over" : "not handed over"],
  };
}

/** Two jobs may stand on one sheet, but nothing makes two sheets of one job. */
function wrongLeads(expected: readonly ExpectedLead[], leads: readonly LeadFacts[], at: At): string[] {
  const missing = expected.filter((wanted) => !leads.some((lead) => missingOf(wanted, lead, at).length === 0));
  const said = missing.map((wanted) => {
    const last = leads.at(-1);
    return last === undefined ? "no lead" : `the lead lacks ${missingOf(wanted, last, at).join(", ")}`;
  });
  return leads.length > expected.length ? [...said, `${leads.length} leads instead of ${expected.length}`] : said;
}

function missingOf(wanted: ExpectedLead, lead: LeadFacts, at: At): string[] {
  const lacks = (
    name: string,
    expected: string | null,
    found: string | null,
    same: (a: string, b: string) => boolean,
  ) => (expected === null || (found !== null && same(expected, found)) ? [] : [name]);
  return [
    ...lacks("job", wanted.job, lead.job, sameJob),
    ...lacks("postcode", wanted.postcode, lead.postcode, (a, b) => a === b),
    ...lacks("place", wanted.place, lead.place, samePlace),
    ...lacks("when", wanted.when, lead.when?.text ?? null, (a, b) => plainWhen(a, at) === plainWhen(b, at)),
    ...lacks("name", wanted.name, lead.name, sameName),
  ];
}

const ranks = { unknown: 0, routine: 1, soon: 2, emergency: 3 } as const satisfies Record<Urgency, number>;

function wrongAlerts(expected: readonly ExpectedAlert[] | null, alerts: Played["alerts"]): string[] {
  if (expected === null) return [];
  if (expected.length === 0) return alerts.length === 0 ? [] : ["the owner was told something"];
  return expected
    .filter(({ byTurn, urgency, says }) => {
      const told = alerts.filter((alert) => alert.afterTurn <= byTurn && ranks[alert.urgency] >= ranks[urgency]);
      return !told.some(({ text }) => says.every((words) => text.toLowerCase().includes(words.toLowerCase())));
    })
    .map(({ byTurn }) => `not told by text ${byTurn}`);
}
