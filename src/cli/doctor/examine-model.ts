import type { Config } from "../../config.ts";
import type { ModelFailure, ModelQuestion } from "../../domain/language-model.ts";
import { openModel } from "../../home/language-model.ts";
import type { Finding } from "./finding.ts";

const probe: Omit<ModelQuestion, "context"> = { text: "the tap drips", earlier: [], business: "JobRun" };

const failures: Readonly<Record<ModelFailure, string>> = {
  timed_out: "did not answer in time",
  refused: "refuses: its key, its name or its limits",
  no_answer: "cannot be reached",
  too_large: "answers too much",
  no_reading: "answers, but not with a reading",
  left_alone: "failed too often",
};

/** Asks the configured language model one small question; nothing where the rules read alone. */
export async function examineModel(config: Config): Promise<Finding[]> {
  const model = openModel(config);
  if (model === null) return [];
  const context = { asked: "job", trade: "plumber", now: Temporal.Now.instant(), timeZone: "Europe/London" } as const;
  const startedAt = performance.now();
  const answer = await model.ask({ ...probe, context });
  const tookMs = Math.round(performance.now() - startedAt);
  const good = answer.is === "read";
  const found = `${model.name} ${answer.is === "read" ? `read a text in ${tookMs} ms` : failures[answer.why]}`;
  const mend =
    "Texts are read by the rules meanwhile. Check JOBRUN_MODEL, its key and JOBRUN_MODEL_BASE_URL, or set it to none.";
  return [{ name: "language model", good, found, mend }];
}
