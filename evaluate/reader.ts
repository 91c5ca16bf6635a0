import { type Config, loadConfig } from "../src/config.ts";
import { isWorthAsking } from "../src/domain/model-question.ts";
import { readByRules } from "../src/domain/read-by-rules.ts";
import { consultModel } from "../src/flows/consult-model.ts";
import { openModel } from "../src/home/language-model.ts";
import type { Reader } from "./heard-by.ts";

/** Who is measured, and how often a model failed to answer; the rules read what it did not. */
export type Measured = { readonly name: string; readonly read: Reader; readonly failures: () => number };

/** The reader of the configuration: the rules, and the model beside them where JOBRUN_MODEL names one. */
export function configuredReader(): Measured {
  const model = openModel(configured());
  let failures = 0;
  if (model === null) return { name: "rules", read: readByRules, failures: () => failures };
  const read: Reader = async (text, context, earlier) => {
    const byRules = readByRules(text, context);
    if (!isWorthAsking(text, byRules)) return byRules;
    const said = earlier.map((words) => ({ by: "customer", words }) as const);
    const { heard, answer } = await consultModel(model, { text, context, earlier: said, business: "" }, byRules);
    if (answer.is === "failed") failures += 1;
    return heard;
  };
  return { name: model.name, read, failures: () => failures };
}

function configured(): Config {
  const reading = loadConfig();
  if ("config" in reading) return reading.config;
  throw new Error(reading.problems.map(({ variable, wrong }) => `${variable} ${wrong}`).join("; "));
}
