import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import { utc } from "./clients.ts";
import type { Tx } from "./tenant.ts";

/** Notes why the client is closed, and since when, once; false where there is no such open client. */
export async function noteClosing(tx: Tx, id: ClientId, reason: string, now: Temporal.Instant): Promise<boolean> {
  const noted = await tx
    .updateTable("clients")
    .set({
      closingSince: sql`coalesce("closingSince", ${now.toString()}::timestamptz)`,
      closedReason: reason,
      updatedAt: utc(now),
    })
    .where("id", "=", id)
    .where("closedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return noted !== undefined;
}

/** Since when the client is being closed; null where it is not. */
export async function readClosing(tx: Tx, id: ClientId): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom("clients")
    .select("closingSince")
    .where("id", "=", id)
    .where("closedAt", "is", null)
    .executeTakeFirst();
  return row?.closingSince ?? null;
}

/** Shuts the client: the gate refuses everything for it from the commit on, and its number rests. False where it is shut. */
export async function closeClient(tx: Tx, id: ClientId, who: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ closed: boolean }>`
    SELECT close_client(${id}, ${who}, ${now.toString()}::timestamptz) AS closed`.execute(tx);
  return rows[0]?.closed === true;
}

/** How many texts of this template and client have neither left nor come to another end. */
export async function textsNotLeft(tx: Tx, id: ClientId, template: string): Promise<number> {
  const { rows } = await sql<{ texts: number }>`
    SELECT count(*)::integer AS texts FROM outbox WHERE "clientId" = ${id} AND template = ${template}
      AND state IN ('queued', 'sending', 'unknown', 'held')`.execute(tx);
  return rows[0]?.texts ?? 0;
}

/** Whether nothing at all goes out; it can then not be told how a closing client's owner takes the divert back. */
export async function isPlatformPaused(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ paused: boolean }>`SELECT "outboundPaused" AS paused FROM platform`.execute(tx);
  return rows[0]?.paused !== false;
}
