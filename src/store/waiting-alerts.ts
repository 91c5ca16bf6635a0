import type { ClientId } from "../domain/ids.ts";
import type { Tx } from "./tenant.ts";

/** An alert that waits until its owner wants any. Its slot is the one under which it will be said: once. */
export type WaitingAlert = { readonly slot: string; readonly template: string; readonly body: string };

/** False where one waits, or waited, under this slot already. */
export async function keepWaiting(
  tx: Tx,
  clientId: ClientId,
  { slot, template, body }: WaitingAlert,
  now: Temporal.Instant,
): Promise<boolean> {
  const kept = await tx
    .insertInto("waiting_alerts")
    .values({ clientId, slot, template, body, keptAt: now.toString() })
    .onConflict((conflict) => conflict.columns(["clientId", "slot"]).doNothing())
    .returning("slot")
    .executeTakeFirst();
  return kept !== undefined;
}

const waitingMax = 500;

/** Ends the wait of all that wait, at most so many, and returns them in the order in which they came. */
export async function endWaiting(tx: Tx, clientId: ClientId, now: Temporal.Instant): Promise<readonly WaitingAlert[]> {
  const waiting = await tx
    .selectFrom("waiting_alerts")
    .select(["slot", "template", "body"])
    .where("clientId", "=", clientId)
    .where("endedAt", "is", null)
    .orderBy("keptAt")
    .orderBy("slot")
    .limit(waitingMax)
    .forUpdate()
    .execute();
  for (const { slot } of waiting) {
    await tx
      .updateTable("waiting_alerts")
      .set({ endedAt: now.toString() })
      .where("clientId", "=", clientId)
      .where("slot", "=", slot)
      .execute();
  }
  return waiting;
}
