import { isDeepStrictEqual } from "node:util";
import { askedIn } from "../domain/intake/asked-in.ts";
import { parseStepInput } from "../domain/intake/parse-step-input.ts";
import { takeStep } from "../domain/intake/take-step.ts";
import type { SaidEarlier } from "../domain/language-model.ts";
import type { HeardReading } from "../domain/merge-readings.ts";
import { isRecord } from "../domain/plain-json.ts";
import type { ReadingContext } from "../domain/read-by-rules.ts";
import type { OldStep } from "../store/steps.ts";

/** One text of old traffic, to be read again. */
export type OldText = {
  readonly body: string;
  readonly earlier: readonly SaidEarlier[];
  readonly business: string;
  readonly context: ReadingContext;
};

export type ReadAgain = (text: OldText) => Promise<HeardReading>;

/** A text that leads to something else today: what was to be sent then, and what would be now, a line each. */
export type SentOtherwise = {
  readonly conversation: string;
  readonly cause: string;
  readonly text: string;
  readonly was: readonly string[];
  readonly now: readonly string[];
};

export type Reread = {
  readonly texts: number;
  readonly readOtherwise: number;
  readonly unreadable: number;
  readonly sentOtherwise: readonly SentOtherwise[];
};

/**
 * Reads every old text again and takes its step again from where its conversation stood then. Each text is judged by itself: what
 * a customer would have written after another answer, nobody knows.
 */
export async function rereadTraffic(steps: readonly OldStep[], read: ReadAgain): Promise<Reread> {
  const earlier = new Map<string, SaidEarlier[]>();
  const sentOtherwise: SentOtherwise[] = [];
  let [texts, readOtherwise, unreadable] = [0, 0, 0];
  for (const step of steps) {
    const input = parseStepInput(step.input);
    if (input === null) unreadable += 1;
    if (input === null || input.heard.input !== "text") continue;
    const { before, heard, at } = input;
    const said = earlier.get(step.conversationId) ?? [];
    earlier.set(step.conversationId, [...said, { by: "customer", words: heard.body }]);
    const place = { trade: step.trade ?? "", timeZone: step.timeZone, now: Temporal.Instant.from(at) };
    const context = { asked: askedIn(before), ...place };
    const again = await read({ body: heard.body, earlier: said, business: step.businessName, context });
    texts += 1;
    const { reading, onModelsWord } = heard;
    if (!isDeepStrictEqual(again, { reading, onModelsWord })) readOtherwise += 1;
    const [was, now] = [feltIn(step.output), feltIn(takeStep({ ...input, heard: { ...heard, ...again } }))];
    if (isDeepStrictEqual(was, now)) continue;
    sentOtherwise.push({ conversation: step.conversationId, cause: step.cause, text: heard.body, was, now });
  }
  return { texts, readOtherwise, unreadable, sentOtherwise };
}

const unfelt: ReadonlySet<unknown> = new Set(["save_lead", "opt_in"]);

/** What of a step's output somebody would feel, one line each; the output may be plain JSON that was kept. */
function feltIn(output: unknown): readonly string[] {
  const effects: unknown = isRecord(output) ? output["effects"] : [];
  return Array.isArray(effects)
    ? effects
        .filter(isRecord)
        .filter((effect) => !unfelt.has(effect["do"]))
        .map(inWords)
    : [];
}

function inWords(effect: Record<string, unknown>): string {
  const lead: unknown = effect["lead"];
  const facts = isRecord(lead) ? [lead["job"], lead["postcode"], lead["place"], lead["urgency"]] : [];
  return [effect["do"], effect["about"], effect["danger"], ...facts]
    .filter((part) => typeof part === "string")
    .join(" ");
}
