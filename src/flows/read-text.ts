import type { LanguageModel, SaidEarlier } from "../domain/language-model.ts";
import { type HeardReading, rulesAlone } from "../domain/merge-readings.ts";
import { costNothing, earlierTextsMax, isWorthAsking } from "../domain/model-question.ts";
import type { Phone } from "../domain/phone.ts";
import type { ReadingContext } from "../domain/read-by-rules.ts";
import { ask, isPermit } from "../gate/system-gate.ts";
import type { Client } from "../store/clients.ts";
import { isIgnored } from "../store/ignored-callers.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { lastSaid } from "../store/messages.ts";
import { settleModelCall } from "../store/model-calls.ts";
import { consultModel, type Consulted } from "./consult-model.ts";
import type { World } from "./world.ts";

export type TextToRead = {
  readonly client: Client;
  readonly claimed: ClaimedEvent;
  readonly phone: Phone;
  readonly body: string;
  readonly context: ReadingContext;
  /** Whether an answer may come of it: what nobody answers is shown to no model. */
  readonly answerable: boolean;
};

/** Reads one text outside any transaction: by the rules, and by the model where there is one and the gate lets it. */
export async function readText(world: World, text: TextToRead): Promise<HeardReading> {
  const { body, context, answerable } = text;
  const byRules = await world.read(body, context);
  const { model } = world;
  if (model === null || !answerable || model.isLeftAlone() || !isWorthAsking(body, byRules)) return rulesAlone(byRules);
  const allowed = await askGate(world, text);
  if (allowed === null) return rulesAlone(byRules);
  const { businessName: business } = text.client;
  const consulted = await consultModel(model, { text: body, earlier: allowed.earlier, business, context }, byRules);
  await settle(world, { text, model, permitId: allowed.permitId, consulted });
  return consulted.heard;
}

type Allowed = { readonly permitId: string; readonly earlier: readonly SaidEarlier[] };

/** One permit an event: a text is shown to a model once, however often its work begins anew. */
async function askGate(world: World, { client, claimed, phone }: TextToRead): Promise<Allowed | null> {
  const { id: clientId, number: sender } = client;
  if (sender === null) return null;
  return world.store.withTenant(clientId, async (tx) => {
    if (await isIgnored(tx, clientId, phone)) return null;
    const wish = { clientId, action: "use_ai", recipient: phone, sender } as const;
    const slot = `${claimed.id}/read`;
    const answer = await ask(tx, { ...wish, template: "read_text", slot, body: "" }, world.now());
    if (!isPermit(answer)) return null;
    return { permitId: answer.id, earlier: await lastSaid(tx, clientId, phone, earlierTextsMax) };
  });
}

type Ended = {
  readonly text: TextToRead;
  readonly model: LanguageModel;
  readonly permitId: string;
  readonly consulted: Consulted;
};

/** What the gate reserved becomes what it cost; where nobody knows that, the reserved price stands. */
async function settle(world: World, { text, model, permitId, consulted: { answer } }: Ended): Promise<void> {
  const { tokens } = answer;
  const pence = tokens !== null ? model.penceOf(tokens) : costNothing(answer) ? 0 : null;
  const outcome = answer.is === "read" ? "read" : answer.why;
  const { id: clientId } = text.client;
  await world.store.withTenant(clientId, (tx) =>
    settleModelCall(tx, { clientId, permitId, model: model.name, outcome, tokens, pence }, world.now()),
  );
}
