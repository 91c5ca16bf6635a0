import type { TextAction } from "../domain/action.ts";
import { isPause } from "../domain/pauses.ts";
import type { Block } from "../domain/policy.ts";
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

/** `SOFT`: a smaller action may be asked for instead. */
export type Asked =
  | { readonly answer: "queued"; readonly outboxId: string }
  | { readonly answer: "held"; readonly reason: string }
  | { readonly answer: "refused"; readonly reason: string; readonly block: Block };

/** Asks, and queues the text on a yes. A no whose only reason is a pause is held, without a permit, until `wait.expiresAt`. */
export async function queueOrHold(
  tx: Tx,
  request: Request<TextAction>,
  wait: Wait,
  now: Temporal.Instant,
): Promise<Asked> {
  const answer = await ask(tx, request, now);
  if (isPermit(answer)) {
    return { answer: "queued", outboxId: await queueText(tx, answer, wait.expiresAt, now) };
  }
  const { refused: reason, block } = answer;
  if (!isPause(reason)) return { answer: "refused", reason, block };
  await holdDecision(tx, request, wait, reason, now);
  return { answer: "held", reason };
}
