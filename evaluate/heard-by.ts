import { type HeardReading, rulesAlone } from "../src/domain/merge-readings.ts";
import type { ReadingContext } from "../src/domain/read-by-rules.ts";
import type { Reading } from "../src/domain/reading.ts";

/** Whoever makes a text into a reading: the rules, or a model behind its checks. `earlier`: what the same person wrote before. */
export type Reader = (text: string, context: ReadingContext, earlier: readonly string[]) => Said | Promise<Said>;

type Said = Reading | HeardReading;

/** What a reader heard; of one that says no more than a reading, nothing is on a model's word. */
export async function heardBy(
  read: Reader,
  text: string,
  context: ReadingContext,
  earlier: readonly string[],
): Promise<HeardReading> {
  const said = await read(text, context, earlier);
  return "reading" in said ? said : rulesAlone(said);
}
