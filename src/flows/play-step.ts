import type { ClientSide } from "../domain/client-facts.ts";
import { type CustomerEffect, textsTheCustomer } from "../domain/intake/effect.ts";
import { onQuiet } from "../domain/intake/on-quiet.ts";
import type { Intake, IntakeInput } from "../domain/intake/state.ts";
import { type Regard, takeStep } from "../domain/intake/take-step.ts";
import { questionSubject, quietMinutes, quietTimer } from "../domain/quiet.ts";
import { textLifeMinutes } from "../domain/text-life.ts";
import { customerText } from "../domain/wording/customer-text.ts";
import { saveIntake } from "../store/conversations.ts";
import { keepStep } from "../store/steps.ts";
import type { Tx } from "../store/tenant.ts";
import { setTimer } from "../store/timers.ts";
import { carryOut } from "./carry-out.ts";
import type { Scene } from "./open-scene.ts";
import { sayInTurn } from "./say-in-turn.ts";

/**
 * Takes a step of a conversation and carries it out, inside the transaction of what it answers: first what is known and who
 * must know it, then what the customer hears, so that "we have told the trade" is said only when the alert is queued. The
 * step is taken from what is kept of it and from nothing else. Returns what became of it, in words.
 */
export async function playStep(
  tx: Tx,
  scene: Scene,
  { heard, regard }: { readonly heard: IntakeInput; readonly regard: Regard },
  now: Temporal.Instant,
): Promise<string> {
  const { client, cause, conversation } = scene;
  const input = { before: conversation.intake, heard, regard, client: sideOf(client), at: now.toString() };
  const step = takeStep(input);
  const kept = { clientId: client.id, conversationId: conversation.id, cause: cause.id, input, output: step };
  await keepStep(tx, kept, now);
  await saveIntake(tx, client.id, conversation, step.intake, now);
  await waitForAnswer(tx, scene, step.intake, now);
  const done: string[] = [];
  let tradeTold = false;
  for (const [place, effect] of step.effects.entries()) {
    if (textsTheCustomer(effect)) continue;
    const result = await carryOut(tx, scene, { effect, place }, now);
    done.push(`${effect.do} ${result}`.trim());
    tradeTold ||= effect.do === "alert_owner" && result === "queued";
  }
  for (const [place, effect] of step.effects.entries()) {
    if (!textsTheCustomer(effect)) continue;
    const body = customerText(effect, client.businessName, tradeTold);
    done.push(`${effect.do} ${await sayInTurn(tx, scene, { body, place, ...manner(effect) }, now)}`);
  }
  return done.length === 0 ? "nothing to do" : done.join("; ");
}

function sideOf({ trade, facts }: Scene["client"]): ClientSide {
  return { trade, facts };
}

/** Where silence would say something to the owner, it is waited for. */
async function waitForAnswer(tx: Tx, { client, conversation }: Scene, intake: Intake, now: Temporal.Instant) {
  if (intake.stage === "new" || onQuiet(intake, now).effects.length === 0) return;
  const subject = questionSubject({ conversationId: conversation.id, heardAt: intake.thread.lastHeardAt });
  const dueAt = now.add({ minutes: quietMinutes });
  await setTimer(tx, client.id, { kind: quietTimer, subject, dueAt, everySeconds: null });
}

function manner(effect: CustomerEffect) {
  if (effect.do === "send_safety") {
    // The gate counts safety texts by template: one danger's words must not keep another's from going.
    const template = `send_safety_${effect.danger}`;
    return { template, action: "text_safety", lifeMinutes: textLifeMinutes.safety } as const;
  }
  const template = effect.do;
  const first = effect.do === "send_first_text" || effect.do === "send_holding_reply";
  const lifeMinutes = first ? textLifeMinutes.firstText : textLifeMinutes.reply;
  const action = effect.do === "send_holding_reply" ? "text_holding_reply" : "text_customer";
  return { template, action, lifeMinutes } as const;
}
