import { sql } from "kysely";
import type { CarrierEvent, NumberRole } from "../domain/carrier-event.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Reading } from "../domain/reading.ts";
import type { Alone, Tx } from "./tenant.ts";

/** An event that this process holds until `leaseMs` runs out. Whoever claims it later has a higher fence. */
export type ClaimedEvent = {
  readonly clientId: ClientId;
  readonly id: string;
  readonly role: NumberRole;
  readonly event: CarrierEvent;
  readonly door: "webhook" | "sweep";
  readonly happenedAt: Temporal.Instant;
  readonly receivedAt: Temporal.Instant;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
  /** How often its work failed. A worker that was killed, or whose database went away, is no failure of the event. */
  readonly failures: number;
  readonly fence: string;
};

type InboxRow = Omit<ClaimedEvent, "happenedAt"> & { happenedAt: Temporal.Instant | null };

/** The lowest unfinished event of some conversation, leased, or null where none is due by the database's clock, or by this one. */
export async function claimEvent(
  db: Alone,
  leaseMs: number,
  clock: Temporal.Instant | null = null,
): Promise<ClaimedEvent | null> {
  const { rows } = await sql<InboxRow>`
    SELECT "clientId", id, role, event, door, "happenedAt", "receivedAt", attempts, failures, fence
    FROM claim_event(make_interval(secs => ${leaseMs / 1000}), ${clock?.toString() ?? null}::timestamptz)`.execute(db);
  const row = rows[0];
  return row === undefined ? null : { ...row, happenedAt: row.happenedAt ?? row.receivedAt };
}

/** Thrown where another process has claimed the same row since: nothing that this one did may be committed. */
export class LeaseLost extends Error {
  constructor(what: string) {
    super(`${what} was claimed again by another process`);
  }
}

export async function finishEvent(
  tx: Tx,
  claimed: ClaimedEvent,
  outcome: string,
  reading: Reading | null,
  now: Temporal.Instant,
): Promise<void> {
  const done = await tx
    .updateTable("inbox")
    .set({
      state: "done",
      outcome,
      reading: reading === null ? null : JSON.stringify(reading),
      finishedAt: now.toString(),
      leasedUntil: null,
    })
    .where("clientId", "=", claimed.clientId)
    .where("id", "=", claimed.id)
    .where("fence", "=", claimed.fence)
    .where("state", "=", "waiting")
    .returning("id")
    .executeTakeFirst();
  if (done === undefined) throw new LeaseLost(`event ${claimed.id}`);
}

/** Puts a failed event back for later, or among the dead letters where its attempts are spent. */
export async function putBackEvent(
  tx: Tx,
  claimed: ClaimedEvent,
  error: string,
  retryInMs: number | null,
  now: Temporal.Instant,
): Promise<void> {
  const set =
    retryInMs === null
      ? { state: "dead", finishedAt: now.toString(), error, failures: claimed.failures + 1, leasedUntil: null }
      : {
          error,
          failures: claimed.failures + 1,
          leasedUntil: null,
          dueAt: sql<string>`clock_timestamp() + make_interval(secs => ${retryInMs / 1000})`,
        };
  await tx
    .updateTable("inbox")
    .set(set)
    .where("clientId", "=", claimed.clientId)
    .where("id", "=", claimed.id)
    .where("fence", "=", claimed.fence)
    .where("state", "=", "waiting")
    .execute();
}

/** Says that the holder still works on it; false where it is somebody else's by now. */
export async function keepEvent(tx: Tx, claimed: ClaimedEvent, leaseMs: number): Promise<boolean> {
  const kept = await tx
    .updateTable("inbox")
    .set({ leasedUntil: sql<string>`clock_timestamp() + make_interval(secs => ${leaseMs / 1000})` })
    .where("clientId", "=", claimed.clientId)
    .where("id", "=", claimed.id)
    .where("fence", "=", claimed.fence)
    .where("state", "=", "waiting")
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** Whether the tenant's inbox holds an event under this key. */
export async function knowsKey(tx: Alone, clientId: ClientId, key: string): Promise<boolean> {
  const row = await tx
    .selectFrom("inbox")
    .select("id")
    .where("clientId", "=", clientId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row !== undefined;
}

/** Brings a dead letter back to life with fresh attempts; false where the tenant has no such dead letter. */
export async function reviveEvent(tx: Tx, clientId: ClientId, id: string): Promise<boolean> {
  const revived = await tx
    .updateTable("inbox")
    .set({ state: "waiting", finishedAt: null, attempts: 0, failures: 0, dueAt: sql<string>`clock_timestamp()` })
    .where("clientId", "=", clientId)
    .where("id", "=", id)
    .where("state", "=", "dead")
    .returning("id")
    .executeTakeFirst();
  return revived !== undefined;
}

export async function purgeRawBodies(db: Alone, before: Temporal.Instant, most: number): Promise<number> {
  const { rows } = await sql<{ purged: number }>`
    SELECT purge_raw_bodies(${before.toString()}::timestamptz, ${most}) AS purged`.execute(db);
  return rows[0]?.purged ?? 0;
}
