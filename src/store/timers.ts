import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import { LeaseLost } from "./inbox.ts";
import { newId } from "./new-id.ts";
import type { Alone, Tx } from "./tenant.ts";

export type ClaimedTimer = {
  readonly clientId: ClientId;
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Temporal.Instant;
  readonly everySeconds: number | null;
  readonly attempts: number;
  readonly fence: string;
};

export type NewTimer = {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Temporal.Instant;
  /** Seconds between runs, or null for a timer that runs once. */
  readonly everySeconds: number | null;
};

/** Sets a timer unless one of this kind and subject waits already. */
export async function setTimer(tx: Tx, clientId: ClientId, timer: NewTimer): Promise<void> {
  await tx
    .insertInto("timers")
    .values({ clientId, id: newId("timer"), ...timer, dueAt: timer.dueAt.toString() })
    .onConflict((conflict) =>
      conflict
        .columns(["clientId", "kind", "subject"])
        .where(sql<boolean>`timers.state = 'waiting'`)
        .doNothing(),
    )
    .execute();
}

export async function claimTimer(db: Alone, leaseMs: number, now: Temporal.Instant): Promise<ClaimedTimer | null> {
  const { rows } = await sql<ClaimedTimer>`
    SELECT "clientId", id, kind, subject, "dueAt", "everySeconds", attempts, fence
    FROM claim_timer(make_interval(secs => ${leaseMs / 1000}), ${now.toString()}::timestamptz)`.execute(db);
  return rows[0] ?? null;
}

/** Says that the holder still works on it; throws LeaseLost where it is somebody else's by now. */
export async function keepTimer(tx: Tx, timer: ClaimedTimer, leaseMs: number): Promise<void> {
  await settle(tx, timer, { leasedUntil: sql<string>`clock_timestamp() + make_interval(secs => ${leaseMs / 1000})` });
}

/** A timer that runs once is done; a recurring one waits for its next time, counted from now so that a pause makes no pile. */
export async function finishTimer(tx: Tx, timer: ClaimedTimer, now: Temporal.Instant): Promise<void> {
  const next =
    timer.everySeconds === null
      ? { state: "done" }
      : { dueAt: now.add({ seconds: timer.everySeconds }).toString(), attempts: 0 };
  await settle(tx, timer, { ...next, leasedUntil: null, lastRunAt: now.toString(), error: null });
}

/** Tries again later; a timer that runs once dies where `retryInMs` is null, a recurring one waits for its next time. */
export async function putBackTimer(
  tx: Tx,
  timer: ClaimedTimer,
  error: string,
  retryInMs: number | null,
  now: Temporal.Instant,
): Promise<void> {
  if (retryInMs !== null) {
    const retryAt = sql<string>`clock_timestamp() + make_interval(secs => ${retryInMs / 1000})`;
    await settle(tx, timer, { retryAt, leasedUntil: null, error });
  } else if (timer.everySeconds === null) {
    await settle(tx, timer, { state: "dead", leasedUntil: null, error });
  } else {
    const dueAt = now.add({ seconds: timer.everySeconds }).toString();
    await settle(tx, timer, { dueAt, attempts: 0, leasedUntil: null, error });
  }
}

async function settle(tx: Tx, timer: ClaimedTimer, set: Record<string, unknown>): Promise<void> {
  const settled = await tx
    .updateTable("timers")
    .set(set)
    .where("clientId", "=", timer.clientId)
    .where("id", "=", timer.id)
    .where("fence", "=", timer.fence)
    .where("state", "=", "waiting")
    .returning("id")
    .executeTakeFirst();
  if (settled === undefined) throw new LeaseLost(`timer ${timer.id}`);
}

/** When the tenant's next timer is due, or null where none waits. */
export async function nextTimerAt(tx: Tx, clientId: ClientId): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom("timers")
    .select("dueAt")
    .where("clientId", "=", clientId)
    .where("state", "=", "waiting")
    .orderBy("dueAt")
    .limit(1)
    .executeTakeFirst();
  return row?.dueAt ?? null;
}
