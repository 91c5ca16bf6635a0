import { z } from "zod";
import { dangers, intents, urgencies } from "../../domain/reading.ts";

const fact = z.string().nullable();

/** The only shape in which a model may answer. Whatever else stands in its answer makes the whole of it worth nothing. */
export const answerSchema = z.strictObject({
  intent: z.enum(intents),
  optOut: z.boolean(),
  wantsHuman: z.boolean(),
  lifeSafety: z.enum(dangers).nullable(),
  urgency: z.enum(urgencies),
  job: fact,
  postcode: fact,
  place: fact,
  when: z.strictObject({ text: z.string(), from: fact, to: fact }).nullable(),
  name: fact,
});
