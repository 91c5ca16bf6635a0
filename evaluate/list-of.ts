import type { Evaluation } from "./evaluate.ts";
import type { Corpus } from "./read-corpus.ts";
import type { Field } from "./score/judge-reading.ts";

/** Every text and attack of which one field is not read as it should be, for whoever mends the rules. */
export function listOf(corpus: Corpus, { texts, attacks }: Evaluation, field: Field): string {
  const written = new Map([...corpus.texts, ...corpus.attacks].map(({ id, text }) => [id, text]));
  return [...texts.judgements, ...attacks.judgements]
    .filter((judgement) => judgement.field === field && !judgement.same)
    .map(
      ({ id, expected, read }) =>
        `${id}  should be ${expected ?? "nothing"}, is ${read ?? "nothing"}\n    ${JSON.stringify(written.get(id) ?? "")}`,
    )
    .join("\n");
}
