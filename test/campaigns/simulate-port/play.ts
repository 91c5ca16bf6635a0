import type { CarrierEvent } from "../../../src/domain/carrier-event.ts";
import { eventKey } from "../../../src/domain/event-key.ts";
import type { ClientId } from "../../../src/domain/ids.ts";
import type { Phone } from "../../../src/domain/phone.ts";
import type { Scope } from "../../../src/domain/scope.ts";
import type { HeldLine } from "../../../src/store/held.ts";
import type { ClaimedEvent } from "../../../src/store/inbox.ts";
import type { UnknownText } from "../../../src/store/look-ups.ts";
import type { Claim } from "../../../src/store/outbox.ts";
import type { Store, Tx } from "../../../src/store/tenant.ts";
import type { ClaimedTimer } from "../../../src/store/timers.ts";
import type { Functions } from "./side.ts";

/** One of the two databases, with what was claimed in it so far. */
export type Side = {
  readonly f: Functions;
  readonly store: Store;
  readonly pressOn: (scope: Scope, now: Temporal.Instant) => Promise<string>;
  readonly held: (scope: Scope) => Promise<readonly HeldLine[]>;
  /** Lets a circuit's pause be over, or last. */
  readonly setPause: (over: boolean) => Promise<void>;
  readonly client: { readonly id: ClientId; readonly owner: Phone; readonly number: Phone };
  readonly events: ClaimedEvent[];
  readonly texts: Claim[];
  readonly unknown: UnknownText[];
  readonly timers: ClaimedTimer[];
  /** The ids of texts and events by what both sides call them. */
  readonly textIds: Map<string, string>;
  readonly eventIds: Map<string, string>;
};

export function inTenant<Result>(side: Side, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return side.store.withTenant(side.client.id, work);
}

/** Answers with what was thrown, by what both sides call it, so that refusals are compared as well. */
export async function orThrown(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error) return `thrown ${String(error.code)}`;
    return `thrown ${error instanceof Error ? error.constructor.name : "something"}`;
  }
}

export async function receive(
  side: Side,
  event: CarrierEvent,
  now: Temporal.Instant,
  waitMs: number | null,
): Promise<unknown> {
  const raw = new Uint8Array();
  const received = { key: eventKey(event), event, raw, door: "webhook", happenedAt: null } as const;
  // By business time, which is the same on both sides.
  return side.store.insertEvents([received], now, { ms: [waitMs], clock: "business" });
}

export async function claimEvent(side: Side, leaseMs: number, now: Temporal.Instant): Promise<unknown> {
  const claimed = await side.store.withoutTenant((db) => side.f.claimEvent(db, leaseMs, now));
  if (claimed === null) return null;
  side.events.push(claimed);
  const { event, id, role, attempts, fence, receivedAt } = claimed;
  side.eventIds.set(eventKey(event), id);
  return { key: eventKey(event), role, attempts, fence, receivedAt };
}

/** As the flow does: what waits behind a claimed text, and all that may be done with it. */
export async function readTogether(side: Side, claimed: ClaimedEvent, now: Temporal.Instant): Promise<unknown> {
  const behind = await inTenant(side, (tx) => side.f.waitingBehind(tx, claimed));
  const ids = behind.filter(({ mayWait }) => mayWait).map(({ id }) => id);
  const end = await orThrown(() =>
    inTenant(side, async (tx) => {
      await side.f.finishBehind(tx, claimed, ids, "read with it", now);
      await side.f.finishEvent(tx, claimed, "done", null, now);
    }),
  );
  return { behind: behind.map(({ event, receivedAt, mayWait }) => [eventKey(event), receivedAt, mayWait]), end };
}

export async function claimText(side: Side, leaseMs: number, now: Temporal.Instant): Promise<unknown> {
  const claim = await side.store.withoutTenant((db) => side.f.claimText(db, leaseMs, now));
  if (claim === null || "notSent" in claim) return claim;
  side.texts.push(claim);
  const { text, ...rest } = claim;
  return { ...rest, to: text.to, body: text.body, validitySeconds: text.validitySeconds };
}

/** One look-up, as its flow makes it: what the list shows, and what follows. */
export async function lookUp(side: Side, found: readonly string[], now: Temporal.Instant): Promise<unknown> {
  const text = await side.store.withoutTenant((db) => side.f.claimUnknown(db, 0, 0));
  if (text === null) return null;
  side.unknown.push(text);
  const { slot, lookUps, attempts } = text;
  const held = await inTenant(side, async (tx) => {
    const state = await side.f.holdLookUp(tx, text, found);
    if (state === null || state.likeUnderWay) return state;
    await side.f.countLookUp(tx, text);
    return state;
  });
  const end = await orThrown(() => inTenant(side, (tx) => side.f.endLookUps(tx, text, "queued", now)));
  return { slot, lookUps, attempts, held, end };
}
