import type { LanguageModel, ModelAnswer, ModelQuestion } from "../domain/language-model.ts";
import { type HeardReading, mergeReadings, rulesAlone } from "../domain/merge-readings.ts";
import { boundedEarlier, boundedText } from "../domain/model-question.ts";
import type { Reading } from "../domain/reading.ts";

/** What was heard in the end, and what the model answered. */
export type Consulted = { readonly heard: HeardReading; readonly answer: ModelAnswer };

/** Asks the model about one text, once. Whatever it answers, or does not, there is a reading: at worst the rules'. */
export async function consultModel(
  model: LanguageModel,
  question: ModelQuestion,
  byRules: Reading,
): Promise<Consulted> {
  const text = boundedText(question.text);
  const answer = await model.ask({ ...question, text, earlier: boundedEarlier(question.earlier) });
  if (answer.is === "failed") return { heard: rulesAlone(byRules), answer };
  const { context } = question;
  return { heard: mergeReadings({ text, context, byRules, byModel: answer.reading }), answer };
}
