import type { ClientFacts } from "../client-facts.ts";
import type { Reading } from "../reading.ts";
import { unreachable } from "../unreachable.ts";

/** What a customer asks about. `other`: a question that is none of these. */
export const topics = ["identity", "price", "area", "hours", "progress", "availability", "other"] as const;

export type Topic = (typeof topics)[number];

/** `told`: what the owner has told us of it, as it is said; null where only a person can answer. */
export type Answer = { readonly topic: Topic; readonly told: string | null };

/** Two answers and what is asked next are as much as two segments hold. */
const answersMax = 2;
const textCharactersMax = 1_600;

/** What is asked in a text, at most two things; nothing where it only tells. */
export function topicsIn({ intent, job }: Reading, body: string): readonly Topic[] {
  if (intent !== "question" && intent !== "job" && intent !== "answer") return [];
  const asking = askingClauses(body).map((each) => each.toLowerCase());
  const found = topics.filter((topic) => topic !== "other" && asking.some((each) => about[topic].test(each)));
  if (found.length > 0) return found.slice(0, answersMax);
  const open = intent === "question" && job === null && asking.some((each) => !greeting.test(each));
  return open ? ["other"] : [];
}

/** The part of a text that asks, as it was written. */
export function askedWords(body: string): string {
  return askingClauses(body).join(" ").replace(/\s+/g, " ").trim();
}

function askingClauses(body: string): readonly string[] {
  const clauses =
    body
      .slice(0, textCharactersMax)
      .replace(/[\u2018\u2019]/g, "'")
      .match(clause) ?? [];
  return clauses.filter((each) => each.includes("?") || questionStart.test(each.toLowerCase()));
}

export function answerTo(topic: Topic, facts: ClientFacts): Answer {
  switch (topic) {
    case "price":
      return { topic, told: facts.calloutPence === null ? null : pounds(facts.calloutPence) };
    case "area":
      return { topic, told: facts.area };
    case "hours":
      return { topic, told: facts.hours };
    case "identity":
      return { topic, told: "automated" };
    case "progress":
    case "availability":
    case "other":
      return { topic, told: null };
    default:
      return unreachable(topic);
  }
}

/** "£60", "£60.50". */
function pounds(pence: number): string {
  return pence % 100 === 0 ? `£${pence / 100}` : `£${(pence / 100).toFixed(2)}`;
}

const clause = /[^.!?\n]+\??/g;
const questionStart =
  /^\s*(?:(?:hi|hello|hey|and|also|so|ok|but|just wondering|quick question|do you know),? )*(?:how (?:much|long|soon|far|many)|what(?:'s| is| are| do| does| time| hours| areas?)|when|who|where|which|whats|do (?:you|u|ya)|are (?:you|u)|r u|is (?:this|it|there|he|she|anyone|someone)|can (?:you|u|someone|anyone|i)|could (?:you|someone)|will (?:you|someone|he)|would you|have you|has (?:he|she|anyone|someone)|any (?:news|update|idea|chance|joy))\b/;
const greeting =
  /^\s*(?:(?:hi|hello|hey|hiya)\b[\s,]*)*(?:is )?(?:anyone|anybody|someone|are you|r u|you)? ?(?:there|around|about)?\s*\?*$|\bcan (?:you|u|someone|anyone) (?:please )?help\b/;

const about: Readonly<Record<Exclude<Topic, "other">, RegExp>> = {
  identity:
    /\b(?:robot|bot|chat ?bot|machine|automated|computer|human|real person|actual person|ai)\b|\bwho (?:is|are|am) (?:this|you|i (?:talking|speaking|texting))\b|\bwho(?:'s| is) (?:this|that|it)\b/,
  price:
    /\bhow much\b|\b(?:price|prices|pricing|cost|costs|rates?|charges?|quotes?|estimate|ballpark|expensive|fees?|call[- ]?out)\b/,
  area: /\b(?:cover|serve)\b|\b(?:come (?:out )?(?:to|as far)|work in|go (?:to|as far as|out to)|travel to)\b|\b(?:your|which|what) areas?\b|\bhow far\b|\b(?:based|located)\b/,
  hours:
    /\b(?:open|opening|hours|24\/7|24 ?hours?)\b|\b(?:work|do|available) (?:on )?(?:a )?(?:weekends?|saturdays?|sundays?|evenings?|nights?|bank holidays?)\b/,
  progress:
    /\bany (?:news|update|updates|joy)\b|\bstill (?:coming|on for|ok for)\b|\b(?:are|is) (?:you|he|they|someone|anyone) (?:still )?(?:coming|on (?:your|his|the|their) way)\b|\bwhere (?:are|is) (?:you|he|they)\b|\b(?:did|have) (?:you|they|he) (?:get|got|see|seen|receive)\b|\bheard (?:nothing|back)\b|\bhas (?:he|anyone|someone)\b|\beta\b/,
  availability:
    /\bwhen (?:can|could|will|would|are|is)\b|\bhow (?:soon|quick(?:ly)?|long (?:before|until|till|will|would|for))\b|\b(?:can|could|will|would) (?:you|u|someone|somebody|anyone|he) (?:please )?(?:come|get|pop|fit|make it|be here|attend|do)\b|\b(?:available|availability|earliest|next slot|any chance|any slots?|free (?:today|tomorrow|now|this|on))\b|\bwhat time\b/,
};
