import {
  type LanguageModel,
  type ModelAnswer,
  type ModelQuestion,
  modelTimeoutMs,
} from "../../domain/language-model.ts";
import type { ModelConnection } from "./connection.ts";
import { Patience } from "./patience.ts";

/** More questions than these at a time would be held in memory for a model that does not keep up. */
const underWayMax = 200;
const million = 1_000_000;
const leftAlone: ModelAnswer = { is: "failed", why: "left_alone", tokens: null };

/** The house's side of a language model. Its library is loaded with the first question: most commands ask none. */
export function connectModel(connection: ModelConnection): LanguageModel {
  const patience = new Patience(() => performance.now());
  let through: Promise<Ask> | null = null;
  let underWay = 0;
  const ask = async (question: ModelQuestion): Promise<ModelAnswer> => {
    if (patience.isLeftAlone() || underWay >= underWayMax) return leftAlone;
    underWay += 1;
    patience.begin();
    try {
      through ??= import("./sdk.ts").then(({ askThrough }) => askThrough(connection));
      const answer = await inTime(await through, question, connection.timeoutMs ?? modelTimeoutMs);
      patience.end(answer.is === "read");
      return answer;
    } catch {
      patience.end(false);
      return { is: "failed", why: "no_answer", tokens: null };
    } finally {
      underWay -= 1;
    }
  };
  const { input, output } = connection.pencePerMillion;
  return {
    name: `${connection.kind}:${connection.name}`,
    ask,
    isLeftAlone: () => patience.isLeftAlone(),
    penceOf: (tokens) => (tokens.input * input + tokens.output * output) / million,
  };
}

type Ask = (question: ModelQuestion, signal: AbortSignal) => Promise<ModelAnswer>;

/** A library that does not heed the signal is not waited for either. */
async function inTime(ask: Ask, question: ModelQuestion, timeoutMs: number): Promise<ModelAnswer> {
  const late = Promise.withResolvers<ModelAnswer>();
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
    late.resolve({ is: "failed", why: "timed_out", tokens: null });
  }, timeoutMs);
  try {
    return await Promise.race([ask(question, stop.signal), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
