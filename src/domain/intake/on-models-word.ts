import { addReading } from "../lead-facts.ts";
import { alertOnce, draftOf, handOver, saveLead, settle } from "./draft.ts";
import { textsTheCustomer } from "./effect.ts";
import { onDanger } from "./on-danger.ts";
import type { Intake, OpenIntake, Step, TextInput } from "./state.ts";

const news = "may_want_no_texts";

/**
 * A text as this conversation acts on it. A danger that only a model sees counts once in a conversation: a reader that cries
 * wolf must not send safety words with every text. What the rules see always counts.
 */
export function heeded(intake: Intake, text: TextInput): TextInput {
  const told = intake.stage === "new" ? [] : intake.thread.told;
  if (!text.onModelsWord.includes("danger") || !told.includes("danger")) return text;
  return {
    ...text,
    reading: { ...text.reading, lifeSafety: null },
    onModelsWord: without(text.onModelsWord, "danger"),
  };
}

/** Whether only a model reads an opt-out in it: no entry in the ledger, which a person alone may make. */
export function seemsToEndTexting({ onModelsWord }: TextInput): boolean {
  return onModelsWord.includes("opt_out");
}

/** Nothing more is said by us, and the owner decides. Danger to people is answered all the same. */
export function onSeemingOptOut(open: OpenIntake, { reading, body }: TextInput, now: Temporal.Instant): Step {
  const draft = draftOf(addReading(open.facts, reading, body), open.thread);
  const told = handOver(alertOnce(saveLead(draft), news), "customer", now);
  return reading.lifeSafety === null ? settle("handed_over", told) : onDanger(told, reading.lifeSafety, now);
}

/** Once an opt-out was seen that way, of all that a step would say only safety words are left, until this person texts START. */
export function hushed(step: Step): Step {
  const { intake, effects } = step;
  if (intake.stage === "new" || !intake.thread.told.includes(news)) return step;
  if (effects.some((effect) => effect.do === "opt_in")) {
    const told = without(intake.thread.told, news);
    return { intake: { ...intake, thread: { ...intake.thread, told, handedOver: null } }, effects };
  }
  return { intake, effects: effects.filter((effect) => !textsTheCustomer(effect) || effect.do === "send_safety") };
}

function without<Each>(list: readonly Each[], one: Each): readonly Each[] {
  return list.filter((each) => each !== one);
}
