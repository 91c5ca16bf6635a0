import { countSegments } from "../domain/gsm7.ts";
import { newId } from "../store/new-id.ts";
import { insertText } from "../store/outbox.ts";
import type { Tx } from "../store/tenant.ts";
import type { Permit } from "./system-gate.ts";

/** Queues the text that a permit was granted for, in its words and to its recipient, until `expiresAt`. Returns its id. */
export async function queueText(
  tx: Tx,
  permit: Permit,
  expiresAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<string> {
  const outboxId = newId("text");
  const { segments } = countSegments(permit.request.body);
  await insertText(tx, { ...permit.request, permitId: permit.id, outboxId, segments, expiresAt }, now);
  return outboxId;
}
