import type { LeadFacts } from "../lead-facts.ts";
import { isDanger, isUrgency, parseWhen } from "../parse-reading.ts";
import { parseLeadState } from "../lead-state.ts";
import { isInstant, isInstantOrNull, isRecord, isTextOrNull } from "../plain-json.ts";
import { type OwnerNews, ownerNews } from "./effect.ts";
import { type Question, questions } from "./question.ts";
import { type Topic, topics } from "./topic.ts";
import type { Intake, Thread } from "./state.ts";

/** Takes a stored state (plain JSON) and returns it whole, or null where any part is not what a step would have written. */
export function parseIntake(stored: unknown): Intake | null {
  if (!isRecord(stored)) return null;
  const { stage, enquiry } = stored;
  if (stage === "new") return typeof enquiry === "number" ? { stage, enquiry } : null;
  const facts = parseFacts(stored["facts"]);
  const thread = parseThread(stored["thread"]);
  if (facts === null || thread === null) return null;
  switch (stage) {
    case "asked_job":
    case "asked_place":
    case "asked_more":
    case "captured":
    case "shut":
    case "handed_over":
      return { stage, facts, thread };
    case "opted_out": {
      const { toldAt } = stored;
      return isInstantOrNull(toldAt) ? { stage, facts, thread, toldAt } : null;
    }
    default:
      return null;
  }
}

function parseFacts(stored: unknown): LeadFacts | null {
  if (!isRecord(stored)) return null;
  const { job, postcode, place, urgency, danger, name, words } = stored;
  const when = parseWhen(stored["when"]);
  if (!isTextOrNull(job) || !isTextOrNull(postcode) || !isTextOrNull(place) || when === undefined) return null;
  if (!isTextOrNull(name) || !isTextOrNull(words) || !isUrgency(urgency)) return null;
  if (danger !== null && !isDanger(danger)) return null;
  return { job, postcode, place, urgency, danger, when, name, words };
}

function parseThread(stored: unknown): Thread | null {
  if (!isRecord(stored)) return null;
  const { windowFrom, rangAgainAt, lastHeardAt, unanswered, enquiry, told, toldUrgency } = stored;
  const danger = parseToldDanger(stored["danger"]);
  const handedOver = parseHandedOver(stored["handedOver"]);
  const leadState = stored["leadState"] === null ? null : parseLeadState(stored["leadState"]);
  if (!isInstantOrNull(windowFrom) || !isInstantOrNull(rangAgainAt) || !isInstant(lastHeardAt)) return null;
  if (typeof unanswered !== "number" || typeof enquiry !== "number" || danger === undefined) return null;
  if (!Array.isArray(told) || !told.every(isOwnerNews) || !isUrgency(toldUrgency)) return null;
  if (leadState === undefined || handedOver === undefined) return null;
  const asking = parseAsking(stored);
  if (asking === null) return null;
  const exchange = { windowFrom, rangAgainAt, lastHeardAt, unanswered };
  return { ...exchange, enquiry, leadState, ...asking, handedOver, told, toldUrgency, danger };
}

function parseAsking(stored: Record<string, unknown>): Pick<Thread, "said" | "answered" | "passedOn"> | null {
  const { said, answered, passedOn } = stored;
  if (!Array.isArray(said) || !said.every(isQuestion) || typeof passedOn !== "number") return null;
  return Array.isArray(answered) && answered.every(isTopic) ? { said, answered, passedOn } : null;
}

function parseHandedOver(stored: unknown): Thread["handedOver"] | undefined {
  if (stored === null) return null;
  if (!isRecord(stored)) return undefined;
  const by = handedOverBy.find((each) => each === stored["by"]);
  const { at } = stored;
  return by !== undefined && isInstant(at) ? { by, at } : undefined;
}

const handedOverBy = ["customer", "us", "owner"] as const;

function parseToldDanger(stored: unknown): Thread["danger"] | undefined {
  if (stored === null) return null;
  if (!isRecord(stored)) return undefined;
  const { danger, toldAt } = stored;
  return isDanger(danger) && isInstant(toldAt) ? { danger, toldAt } : undefined;
}

const [asked, about]: readonly [ReadonlySet<unknown>, ReadonlySet<unknown>] = [new Set(questions), new Set(topics)];

function isQuestion(stored: unknown): stored is Question {
  return asked.has(stored);
}

function isTopic(stored: unknown): stored is Topic {
  return about.has(stored);
}

const news: ReadonlySet<unknown> = new Set(ownerNews);

function isOwnerNews(stored: unknown): stored is OwnerNews {
  return news.has(stored);
}
