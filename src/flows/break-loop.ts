import { exchangedMax, findLoop } from "../domain/loop.ts";
import { loopStopped } from "../domain/wording/owner.ts";
import { lastExchanged } from "../store/exchanges.ts";
import { stopThread } from "../store/looping-threads.ts";
import type { Tx } from "../store/tenant.ts";
import type { Scene } from "./open-scene.ts";
import { tellOwner } from "./tell-owner.ts";

/**
 * Stops a thread in which two machines seem to answer each other, before anything is said in it again, and tells the owner
 * once. The step is carried out all the same: STOP and START count, and words about danger go.
 */
export async function breakLoop(tx: Tx, scene: Scene, now: Temporal.Instant): Promise<void> {
  const { client, cause, conversation, phone } = scene;
  if (conversation.intake.stage === "opted_out") return;
  const thread = { clientId: client.id, conversationId: conversation.id, phone };
  const loop = findLoop(await lastExchanged(tx, thread, exchangedMax));
  if (loop === null || !(await stopThread(tx, { clientId: client.id, phone, why: loop }, now))) return;
  const told = { template: "loop_stopped", body: loopStopped(phone), slot: `${cause.id}/loop`, emergency: false };
  await tellOwner(tx, { client, ...told }, now);
}
