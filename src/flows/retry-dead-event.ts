import { reviveEvent } from "../store/inbox.ts";
import type { OperatorStore } from "../store/operator.ts";
import type { Store } from "../store/tenant.ts";

/** Gives a dead letter fresh attempts and wakes whoever works. False where there is no such dead letter. */
export async function retryDeadEvent(operator: OperatorStore, store: Store, id: string): Promise<boolean> {
  const dead = (await operator.deadEvents()).find((event) => event.id === id);
  if (dead === undefined) return false;
  const revived = await store.withTenant(dead.clientId, (tx) => reviveEvent(tx, dead.clientId, id));
  await store.notifyOthers();
  return revived;
}
