import type { ClientId } from "../domain/ids.ts";
import { parseQuestion } from "../domain/quiet.ts";
import { readClient } from "../store/clients.ts";
import { isIgnored } from "../store/ignored-callers.ts";
import type { ClaimedTimer } from "../store/timers.ts";
import type { Tx } from "../store/tenant.ts";
import { reopenScene } from "./open-scene.ts";
import { playStep } from "./play-step.ts";

/** A question that nobody answers: the owner gets what was said, as it is. Whatever was said since has a timer of its own. */
export async function passOnQuiet(
  tx: Tx,
  clientId: ClientId,
  timer: ClaimedTimer,
  now: Temporal.Instant,
): Promise<void> {
  const question = parseQuestion(timer.subject);
  if (question === null) throw new Error(`the timer ${timer.id} names no question`);
  const client = await readClient(tx, clientId);
  if (client === null) return;
  const silence = { is: "silence", id: timer.id, happenedAt: timer.dueAt } as const;
  const scene = await reopenScene(tx, client, question.conversationId, silence);
  if (scene === null || (await isIgnored(tx, clientId, scene.phone))) return;
  const { intake } = scene.conversation;
  if (intake.stage === "new" || intake.thread.lastHeardAt !== question.heardAt) return;
  await playStep(tx, scene, { heard: { input: "quiet" }, regard: "customer" }, now);
}
