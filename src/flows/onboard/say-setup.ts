import type { ClientId } from "../../domain/ids.ts";
import { parsePhone, type Phone } from "../../domain/phone.ts";
import { textLifeMinutes } from "../../domain/text-life.ts";
import { queueOrHold } from "../../gate/outbox.ts";
import type { Tx } from "../../store/tenant.ts";

/** Whom a text of set-up answers, for which client, and on which number of ours. The house speaks where there is none yet. */
export type SetupScene = {
  readonly clientId: ClientId;
  readonly owner: Phone;
  readonly ourNumber: string;
  readonly causeId: string;
  readonly happenedAt: Temporal.Instant;
};

export type SetupText = { readonly template: string; readonly words: string | null };

/** Answers a text; one that we were long in answering gets a notice in its place, since its question must not be lost. */
export async function saySetup(
  tx: Tx,
  { clientId, owner: recipient, ourNumber, causeId, happenedAt }: SetupScene,
  { template, words: body }: SetupText,
  now: Temporal.Instant,
): Promise<string> {
  const sender = parsePhone(ourNumber);
  if (body === null || sender === null) return "no answer";
  const action = happenedAt.until(now).total("minutes") < textLifeMinutes.reply ? "answer_owner" : "notify_owner";
  const request = { clientId, action, recipient, sender, template, slot: `${causeId}/0`, body } as const;
  const expiresAt = now.add({ minutes: textLifeMinutes.ownerAlert });
  const asked = await queueOrHold(tx, request, { conversationId: null, expiresAt }, now);
  return asked.answer === "queued" ? "answered" : `answer ${asked.answer}: ${asked.reason}`;
}

/** A notice that the owner has not asked for, once a slot, from the client's own number. */
export async function noticeOfSetup(
  tx: Tx,
  client: { readonly id: ClientId; readonly ownerPhone: Phone | null; readonly number: Phone | null },
  notice: { readonly template: string; readonly slot: string; readonly body: string },
  now: Temporal.Instant,
): Promise<string> {
  const { id: clientId, ownerPhone: recipient, number: sender } = client;
  if (recipient === null || sender === null) return "nobody to tell";
  const expiresAt = now.add({ minutes: textLifeMinutes.ownerAlert });
  const request = { clientId, action: "notify_owner", recipient, sender, ...notice } as const;
  const asked = await queueOrHold(tx, request, { conversationId: null, expiresAt }, now);
  return asked.answer === "queued" ? "owner told" : `owner not told, ${asked.answer}: ${asked.reason}`;
}
