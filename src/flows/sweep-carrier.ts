import type { ReceivedEvent } from "../domain/carrier-event.ts";
import type { Phone } from "../domain/phone.ts";
import { numberSwept, numbersToSweep } from "../store/numbers.ts";
import type { Carrier } from "./carrier.ts";
import type { World } from "./world.ts";

/** Every sweep looks back this far at least; after an outage it looks back to the last sweep that ended. */
export const sweepBackHours = 2;
const eventsPerNumberMax = 10_000;
const atOnce = 50;

export type Swept = { readonly texts: number; readonly calls: number };

/**
 * Reads the carrier's own lists for every number that we hold and takes in what no webhook brought, through the same door
 * and under the same keys. A number's mark moves only when all of it was taken in, so a sweep that breaks off loses nothing.
 */
export async function sweepCarrier(
  world: World,
  carrier: Carrier,
  found: (phone: Phone, swept: Swept, since: Temporal.Instant) => void,
): Promise<Swept> {
  const startedAt = world.now();
  const all = { texts: 0, calls: 0 };
  for (const { phone, since } of await world.store.withoutTenant(numbersToSweep)) {
    const usual = startedAt.subtract({ hours: sweepBackHours });
    const from = Temporal.Instant.compare(since, usual) < 0 ? since : usual;
    const question = { to: phone, from: null, since: from, limit: eventsPerNumberMax };
    const calls = await takeIn(world, await carrier.listCalls(question));
    const texts = await takeIn(world, await carrier.listTexts(question));
    if (calls + texts > 0) found(phone, { texts, calls }, from);
    all.texts += texts;
    all.calls += calls;
    await world.store.withoutTenant((tx) => numberSwept(tx, phone, startedAt));
  }
  if (all.texts + all.calls > 0) world.wake("inbox");
  return all;
}

/** Oldest first, so that a conversation that was missed is taken in the order in which it was said. */
async function takeIn(world: World, events: readonly ReceivedEvent[]): Promise<number> {
  const ordered = events.toSorted((one, other) => timeOf(one) - timeOf(other));
  let taken = 0;
  for (let at = 0; at < ordered.length; at += atOnce) {
    const receipts = await Promise.all(ordered.slice(at, at + atOnce).map((event) => world.receive(event)));
    taken += receipts.filter((receipt) => receipt.first).length;
  }
  return taken;
}

function timeOf(event: ReceivedEvent): number {
  return event.happenedAt?.epochMilliseconds ?? 0;
}
