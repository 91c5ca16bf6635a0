import { type Arrival, asOneText, burstLength } from "../domain/burst.ts";
import type { CarrierEvent } from "../domain/carrier-event.ts";
import { type Behind, finishBehind, waitingBehind } from "../store/bursts.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { keepMessage } from "../store/messages.ts";
import type { Tx } from "../store/tenant.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import type { Scene } from "./open-scene.ts";
import type { World } from "./world.ts";

type TextArrived = Extract<CarrierEvent, { kind: "text_arrived" }>;

/** A claimed text with those of the same person that are read with it, and what they say as one. */
export type Burst = { readonly body: string; readonly others: readonly Other[] };

type Other = { readonly id: string; readonly event: TextArrived };

/** The burst that begins with a claimed text: it alone, where none follows it in time. */
export async function gatherBurst(tx: Tx, world: World, claimed: ClaimedEvent, event: TextArrived): Promise<Burst> {
  const behind = await waitingBehind(tx, claimed);
  // Behind one that must not wait the database finds none.
  const arrived: readonly Arrival[] = [
    { at: claimed.receivedAt, mayWait: behind.length > 0 },
    ...behind.map(({ receivedAt, mayWait }) => ({ at: receivedAt, mayWait })),
  ];
  const others = behind.slice(0, burstLength(arrived, world.burstMs) - 1).flatMap(textOf);
  return { body: asOneText([event.body, ...others.map((other) => other.event.body)]), others };
}

function textOf({ id, event }: Behind): Other[] {
  return event.kind === "text_arrived" ? [{ id, event }] : [];
}

/** Keeps each further text of a burst as a message of its own. */
export async function keepOthers(tx: Tx, { client, conversation }: Scene, burst: Burst, now: Temporal.Instant) {
  const { id: conversationId, customerId } = conversation;
  for (const { event } of burst.others) {
    const { carrierId, body } = event;
    const kept = { clientId: client.id, customerId, conversationId, carrierId, body };
    await keepMessage(tx, { ...kept, direction: "INBOUND", type: "SMS" }, now);
  }
}

/** As `conclude`; the further texts of the burst are finished with their first, in its transaction. */
export function concludeBurst(
  world: World,
  claimed: ClaimedEvent,
  { others }: Burst,
  work: (tx: Tx, now: Temporal.Instant) => Promise<Conclusion>,
): Promise<Conclusion> {
  return conclude(world, claimed, async (tx, now) => {
    const done = await work(tx, now);
    // What is only recorded stands in no conversation, and neither does what was read with it.
    const what = done.outcome.startsWith("recorded") ? "recorded: read with" : "read with";
    const ids = others.map(({ id }) => id);
    await finishBehind(tx, claimed, ids, `${what} ${claimed.id}`, now);
    return done;
  });
}
