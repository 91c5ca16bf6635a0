import type { TextAction } from "../domain/action.ts";
import { isPause } from "../domain/pauses.ts";
import { holdDecision, type Wait } from "../store/held.ts";
import { newId } from "../store/new-id.ts";
import { insertText } from "../store/outbox.ts";
import type { Request } from "../store/permits.ts";
import type { Tx } from "../store/tenant.ts";
import { ask, isPermit, type Permit } from "./system-gate.ts";

/** Queues the text that a permit was granted for, in its words and to its recipient, until `expiresAt`. Returns its id. */
export async function queueText(
  tx: Tx,
  permit: Permit<TextAction>,
  expiresAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<string> {
  if (!isPermit(permit)) throw new TypeError("this is no permit that the gate has granted");
  const outboxId = newId("text");
  const { id: permitId, segments, request } = permit;
  await insertText(tx, { ...request, permitId, outboxId, segments, expiresAt }, now);
  return outboxId;
}

export type Asked = { readonly answer: "queued" } | { readonly answer: "held" | "refused"; readonly reason: string };

/** Asks, and queues the text on a yes. A no whose only reason is a pause is held, without a permit, until `wait.expiresAt`. */
export async function queueOrHold(
  tx: Tx,
  request: Request<TextAction>,
  wait: Wait,
  now: Temporal.Instant,
): Promise<Asked> {
  const answer = await ask(tx, request, now);
  if (isPermit(answer)) {
    await queueText(tx, answer, wait.expiresAt, now);
    return { answer: "queued" };
  }
  const reason = answer.refused;
  if (!isPause(reason)) return { answer: "refused", reason };
  await holdDecision(tx, request, wait, reason, now);
  return { answer: "held", reason };
}
