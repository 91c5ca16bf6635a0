import type { LanguageModel } from "../../domain/language-model.ts";
import { isWorthAsking } from "../../domain/model-question.ts";
import { readByRules } from "../../domain/read-by-rules.ts";
import type { Reading } from "../../domain/reading.ts";
import { consultModel } from "../../flows/consult-model.ts";
import type { Question } from "./parse-question.ts";

/** Questions under way at a time, where a model is asked. */
const askedAtOnceMax = 8;

/** As the running product reads a text in which nothing was said before. A model that does not answer leaves the rules' reading. */
export async function readQuestion(model: LanguageModel | null, { text, context }: Question): Promise<Reading> {
  const byRules = readByRules(text, context);
  if (model === null || !isWorthAsking(text, byRules)) return byRules;
  const { heard } = await consultModel(model, { text, earlier: [], business: "", context }, byRules);
  return heard.reading;
}

/** Many, in order; with a model, some at a time. */
export async function* readQuestions(
  model: LanguageModel | null,
  questions: AsyncIterable<Question>,
): AsyncGenerator<{ readonly id: string; readonly reading: Reading }> {
  const most = model === null ? 1 : askedAtOnceMax;
  const underWay: { readonly id: string; readonly reading: Promise<Reading> }[] = [];
  try {
    for await (const question of questions) {
      underWay.push({ id: question.id, reading: readQuestion(model, question) });
      if (underWay.length >= most) yield* taken(underWay.splice(0, 1));
    }
  } finally {
    // What stands before a line that nobody can read is answered all the same.
    yield* taken(underWay);
  }
}

async function* taken(underWay: readonly { readonly id: string; readonly reading: Promise<Reading> }[]) {
  for (const { id, reading } of underWay) yield { id, reading: await reading };
}
