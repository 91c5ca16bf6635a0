import type { Config } from "../../config.ts";
import { loadConfig } from "../../config.ts";
import { problemLine } from "../../config/problem.ts";
import type { ModelAnswer } from "../../domain/language-model.ts";
import { rulesAlone } from "../../domain/merge-readings.ts";
import { isWorthAsking } from "../../domain/model-question.ts";
import { readByRules } from "../../domain/read-by-rules.ts";
import { consultModel } from "../../flows/consult-model.ts";
import type { ReadAgain } from "../../flows/reread-traffic.ts";
import { openModel } from "../../home/language-model.ts";
import { Refused } from "../../home/refused.ts";

export type OldReader = {
  readonly read: ReadAgain;
  /** What the model was asked and cost so far; nothing of it is on a client's budget. */
  readonly bill: () => { readonly asked: number; readonly failed: number; readonly pence: number };
};

/** `rules`; `model` for the configured one; or a model as JOBRUN_MODEL names it. */
export function readerOf(named: string, config: Config): OldReader {
  if (named === "rules") {
    const read: ReadAgain = async ({ body, context }) => rulesAlone(readByRules(body, context));
    return { read, bill: () => ({ asked: 0, failed: 0, pence: 0 }) };
  }
  const model = openModel(named === "model" ? config : configFor(named));
  if (model === null)
    throw new Refused("No language model is configured.", "Set JOBRUN_MODEL, or write --with openai:NAME.");
  const answers: ModelAnswer[] = [];
  const read: ReadAgain = async ({ body: text, context, ...rest }) => {
    const byRules = readByRules(text, context);
    if (!isWorthAsking(text, byRules)) return rulesAlone(byRules);
    const { heard, answer } = await consultModel(model, { text, context, ...rest }, byRules);
    answers.push(answer);
    return heard;
  };
  const bill = () => ({
    asked: answers.length,
    failed: answers.filter((answer) => answer.is === "failed").length,
    pence: answers.reduce((sum, { tokens }) => sum + (tokens === null ? 0 : model.penceOf(tokens)), 0),
  });
  return { read, bill };
}

function configFor(named: string): Config {
  const reading = loadConfig({ JOBRUN_MODEL: named });
  if ("config" in reading) return reading.config;
  throw new Refused(
    reading.problems.map(problemLine).join("\n"),
    "Write --with rules, --with model, or a model's name.",
  );
}
