import { type ClientSide, parseClientFacts } from "../client-facts.ts";
import { keywords, type Keyword } from "../keywords.ts";
import { parseLeadState } from "../lead-state.ts";
import { modelsWords } from "../merge-readings.ts";
import { parseReading } from "../parse-reading.ts";
import { isInstant, isRecord } from "../plain-json.ts";
import { parseIntake } from "./parse-intake.ts";
import type { IntakeInput, TextInput } from "./state.ts";
import { regards, type StepInput } from "./take-step.ts";

/** Takes a step's stored input (plain JSON) and returns it whole, or null where any part is not what a flow would have kept. */
export function parseStepInput(stored: unknown): StepInput | null {
  if (!isRecord(stored)) return null;
  const before = parseIntake(stored["before"]);
  const heard = parseHeard(stored["heard"]);
  const regard = regards.find((each) => each === stored["regard"]);
  const client = parseClientSide(stored["client"]);
  const { at } = stored;
  if (before === null || heard === null || regard === undefined || client === null || !isInstant(at)) return null;
  return { before, heard, regard, client, at };
}

function parseHeard(stored: unknown): IntakeInput | null {
  if (!isRecord(stored)) return null;
  const { input, body } = stored;
  const bare = bareInputs.find((each) => each === input);
  if (bare !== undefined) return { input: bare };
  if (input === "lead_ended" || input === "lead_reopened") return parseLeadInput(input, stored);
  const reading = parseReading(stored["reading"]);
  const keyword = parseKeyword(stored["keyword"]);
  const onModelsWord = parseModelsWords(stored["onModelsWord"]);
  if (input !== "text" || reading === null || typeof body !== "string" || keyword === undefined) return null;
  return onModelsWord === null ? null : { input, reading, onModelsWord, body, keyword };
}

function parseModelsWords(stored: unknown): TextInput["onModelsWord"] | null {
  if (!Array.isArray(stored)) return null;
  const known = modelsWords.filter((each) => stored.includes(each));
  return known.length === stored.length ? known : null;
}

const bareInputs = ["missed_call", "quiet", "owner_took_over", "given_back"] as const;

function parseLeadInput(
  input: "lead_ended" | "lead_reopened",
  { enquiry, state }: Record<string, unknown>,
): IntakeInput | null {
  if (typeof enquiry !== "number") return null;
  if (input === "lead_ended") return { input, enquiry };
  const open = parseLeadState(state);
  return open === undefined || open === "CLOSED" ? null : { input, enquiry, state: open };
}

function parseClientSide(stored: unknown): ClientSide | null {
  if (!isRecord(stored)) return null;
  const { trade } = stored;
  const facts = parseClientFacts(stored["facts"]);
  return typeof trade === "string" && facts !== null ? { trade, facts } : null;
}

/** Undefined for what is no keyword. */
function parseKeyword(stored: unknown): Keyword | null | undefined {
  if (stored === null) return null;
  if (!isRecord(stored)) return undefined;
  const { carrier } = stored;
  const word = keywords.find((each) => each === stored["word"]);
  return word !== undefined && typeof carrier === "boolean" ? { word, carrier } : undefined;
}
