import type { Reading } from "../domain/reading.ts";
import { finishEvent, type ClaimedEvent } from "../store/inbox.ts";
import type { Tx } from "../store/tenant.ts";
import { reach } from "../telemetry/fault-points.ts";
import type { World } from "./world.ts";

/** What became of an event, in a few words for the operator, and how its text was read where it was one. */
export type Conclusion = { readonly outcome: string; readonly reading: Reading | null };

/** Does the work and finishes the event in one transaction of its tenant: all of it happens once, or none of it. */
export async function conclude(
  world: World,
  claimed: ClaimedEvent,
  work: (tx: Tx, now: Temporal.Instant) => Promise<Conclusion>,
): Promise<Conclusion> {
  const conclusion = await world.store.withTenant(claimed.clientId, async (tx) => {
    const now = world.now();
    const done = await work(tx, now);
    await finishEvent(tx, claimed, done.outcome, done.reading, now);
    reach("event_worked");
    return done;
  });
  reach("event_done");
  world.wake("outbox");
  return conclusion;
}
