import type { ReceivedEvent } from "../domain/carrier-event.ts";
import type { Phone } from "../domain/phone.ts";
import { numberSwept, numbersToSweep } from "../store/numbers.ts";
import type { Carrier } from "./carrier.ts";
import type { World } from "./world.ts";

/** Every sweep looks back this far at least; after an outage it looks back to the last sweep that ended. */
const sweepBackHours = 2;
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
    const [onCalls, onTexts] = [await carrier.listCalls(question), await carrier.listTexts(question)];
    const { calls, texts } = await takeIn(world, [...onCalls, ...onTexts]);
    if (calls + texts > 0) found(phone, { texts, calls }, from);
    all.texts += texts;
    all.calls += calls;
    // A full list was cut at its old end, so there may be more than was taken in.
    const whole = Math.max(onCalls.length, onTexts.length) < eventsPerNumberMax;
    if (whole) await world.store.withoutTenant((db) => numberSwept(db, phone, startedAt));
  }
  if (all.texts + all.calls > 0) world.wake("inbox");
  return all;
}

/** Oldest first, so that a conversation that was missed is taken in the order in which it was said. */
async function takeIn(world: World, events: readonly ReceivedEvent[]): Promise<Swept> {
  const ordered = events.toSorted((one, other) => timeOf(one) - timeOf(other));
  const taken = { texts: 0, calls: 0 };
  for (let at = 0; at < ordered.length; at += atOnce) {
    const some = ordered.slice(at, at + atOnce);
    const receipts = await Promise.all(some.map((event) => world.receive(event)));
    for (const [place, { event }] of some.entries()) {
      if (receipts[place]?.first !== true) continue;
      if (event.kind === "call_arrived") taken.calls += 1;
      else taken.texts += 1;
    }
  }
  return taken;
}

function timeOf(event: ReceivedEvent): number {
  return event.happenedAt?.epochMilliseconds ?? 0;
}
