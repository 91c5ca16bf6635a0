import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Standing } from "../domain/standing.ts";
import type { Alone, Tx } from "./tenant.ts";

/** A restoration that is not over: nothing is claimed for sending until it is. */
export type Restoration = {
  readonly id: string;
  readonly kind: Exclude<Standing, "home">;
  readonly backupAt: Temporal.Instant;
  /** When all of the carrier's lists of what arrived were read. */
  readonly sweptAt: Temporal.Instant | null;
};

export async function openRestoration(db: Alone): Promise<Restoration | null> {
  const { rows } = await sql<Restoration>`
    SELECT id, kind, "backupAt", "sweptAt" FROM restorations WHERE "endedAt" IS NULL`.execute(db);
  return rows[0] ?? null;
}

export async function standingOf(db: Alone): Promise<Standing> {
  return (await openRestoration(db))?.kind ?? "home";
}

export async function restorationSwept(db: Alone, id: string, now: Temporal.Instant): Promise<void> {
  await sql`SELECT restoration_swept(${id}, ${now.toString()}::timestamptz)`.execute(db);
}

/** How much is under way that may still come to a text: events, texts of unknown outcome, and timers that were due. */
export async function restorationWaits(db: Alone, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ waits: string }>`
    SELECT restoration_waits(${now.toString()}::timestamptz) AS waits`.execute(db);
  return Number(rows[0]?.waits ?? Number.POSITIVE_INFINITY);
}

/** A text that was decided upon again, and may have been sent after the backup. */
export type DecisionToSettle = {
  readonly clientId: ClientId;
  readonly id: string;
  readonly recipient: Phone;
  readonly sender: Phone;
  readonly body: string;
};

export async function decisionsToSettle(
  db: Alone,
  after: string,
  now: Temporal.Instant,
  most: number,
): Promise<readonly DecisionToSettle[]> {
  const { rows } = await sql<DecisionToSettle>`
    SELECT * FROM decisions_to_settle(${after}, ${now.toString()}::timestamptz, ${most})`.execute(db);
  return rows;
}

/** Of these ids of the carrier's, those that a text of the client's has. */
export async function carrierIdsHeld(
  tx: Tx,
  clientId: ClientId,
  carrierIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("outbox")
    .select("carrierId")
    .where("clientId", "=", clientId)
    .where("carrierId", "in", ["", ...carrierIds])
    .execute();
  return rows.flatMap(({ carrierId }) => carrierId ?? []);
}

/** False where something is under way by now. */
export async function endRestoration(db: Alone, id: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    SELECT end_restoration(${id}, ${now.toString()}::timestamptz) AS ended`.execute(db);
  return rows[0]?.ended === true;
}
