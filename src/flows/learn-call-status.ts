import type { CarrierEvent } from "../domain/carrier-event.ts";
import { eventKey } from "../domain/event-key.ts";
import { knowsKey, type ClaimedEvent } from "../store/inbox.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import type { World } from "./world.ts";

type CallStatus = Extract<CarrierEvent, { kind: "call_status" }>;

/**
 * A call's status proves nothing about who answered (telephony page, A5). It proves that the call arrived, so where the
 * arrival itself was lost it is received now, under the key that it would have had.
 */
export async function learnCallStatus(world: World, claimed: ClaimedEvent, event: CallStatus): Promise<Conclusion> {
  const { carrierId, from, to } = event;
  const arrival = { kind: "call_arrived", carrierId, from, to, forwardedFrom: null } as const;
  const key = eventKey(arrival);
  const known = await world.store.withTenant(claimed.clientId, (tx) => knowsKey(tx, claimed.clientId, key));
  if (!known) {
    await world.receive({
      key,
      event: arrival,
      raw: new Uint8Array(),
      door: claimed.door,
      happenedAt: claimed.happenedAt,
    });
    world.wake("inbox");
  }
  const outcome = known ? `call ${event.status}` : `call ${event.status}; its arrival was lost and is received now`;
  return conclude(world, claimed, async () => ({ outcome, reading: null }));
}
