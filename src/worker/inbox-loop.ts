import type { Conclusion } from "../flows/conclude.ts";
import { routeEvent } from "../flows/route-event.ts";
import { isStoreAway } from "../flows/store-away.ts";
import type { World } from "../flows/world.ts";
import { claimEvent, keepEvent, LeaseLost, putBackEvent, type ClaimedEvent } from "../store/inbox.ts";
import { reach } from "../telemetry/fault-points.ts";
import type { Asides, Outside } from "./asides.ts";
import { eventAttemptsMax, eventClaimsMax, retryInMs } from "./backoff.ts";
import type { Turn } from "./loop.ts";

/** A dead worker's event is claimed again after this; a living one says every third of it that it still works. */
export const inboxLeaseMs = 6_000;

export type InboxTold = {
  readonly done: (claimed: ClaimedEvent, conclusion: Conclusion, tookMs: number) => void;
  readonly retried: (claimed: ClaimedEvent, inMs: number, error: unknown) => void;
  readonly dead: (claimed: ClaimedEvent, error: unknown) => void;
};

/**
 * Claims the next event, sends it to its flow, and on failure puts it back or lays it among the dead letters. With `asides`, an
 * event that waits for the language model keeps its lease and its place in its conversation, and gives up its lane.
 */
export function inboxTurn(world: World, told: InboxTold, chance: () => number, asides: Asides | null = null): Turn {
  return async () => {
    const claimed = await world.store.withoutTenant((db) => claimEvent(db, inboxLeaseMs));
    if (claimed === null) return false;
    reach("event_claimed");
    const { model } = world;
    if (asides === null || model === null) await workOn(world, told, claimed, chance);
    else {
      await asides.run((outside) => workOn({ ...world, model: askedOutside(model, outside) }, told, claimed, chance));
    }
    return true;
  };
}

function askedOutside(model: NonNullable<World["model"]>, outside: Outside): World["model"] {
  return { ...model, ask: (question) => outside(() => model.ask(question)) };
}

async function workOn(world: World, told: InboxTold, claimed: ClaimedEvent, chance: () => number): Promise<void> {
  const stopHeartbeat = startHeartbeat(world, claimed);
  const startedAt = performance.now();
  try {
    if (claimed.attempts > eventClaimsMax) throw new Error(`${claimed.attempts - 1} workers ended before it did`);
    const conclusion = await routeEvent(world, claimed);
    told.done(claimed, conclusion, Math.round(performance.now() - startedAt));
  } catch (error) {
    if (isStoreAway(error)) throw error;
    if (!(error instanceof LeaseLost)) await putBack(world, told, claimed, error, chance());
  } finally {
    stopHeartbeat();
  }
}

async function putBack(
  world: World,
  told: InboxTold,
  claimed: ClaimedEvent,
  error: unknown,
  chance: number,
): Promise<void> {
  const givenUp = claimed.attempts > eventClaimsMax;
  const inMs = givenUp ? null : retryInMs(claimed.failures + 1, eventAttemptsMax, chance);
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : "something that is no error was thrown";
  await world.store.withTenant(claimed.clientId, (tx) => putBackEvent(tx, claimed, reason, inMs, world.now()));
  if (inMs === null) told.dead(claimed, error);
  else told.retried(claimed, inMs, error);
}

/** A beat that fails changes nothing: the fence decides in the end whose work counts. */
function startHeartbeat(world: World, claimed: ClaimedEvent): () => void {
  const timer = setInterval(() => {
    world.store.withTenant(claimed.clientId, (tx) => keepEvent(tx, claimed, inboxLeaseMs)).catch(() => undefined);
  }, inboxLeaseMs / 3);
  return () => clearInterval(timer);
}
