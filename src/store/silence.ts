import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import { rangMax, type Rang } from "../domain/all-calls.ts";
import { callsHeardMax, type Heard } from "../domain/silence.ts";
import type { Alone, Tx } from "./tenant.ts";

const watchedMax = 10_000;

/** Clients that are live on a number, or of which an incident says that their divert may be off. */
export async function divertsToWatch(db: Alone): Promise<readonly ClientId[]> {
  const { rows } = await sql<{ clientId: ClientId }>`
    SELECT "clientId" FROM diverts_to_watch(${watchedMax})`.execute(db);
  return rows.map(({ clientId }) => clientId);
}

/** Null where the client is not live, or has no number. */
export async function readHeard(tx: Tx, id: ClientId): Promise<Heard | null> {
  const { rows } = await sql<{ phone: string; from: Temporal.Instant }>`
    SELECT n.phone, n."assignedAt" AS from FROM numbers n JOIN clients c ON c.id = n."clientId"
    WHERE n."clientId" = ${id} AND n.state = 'assigned' AND c."onboardingComplete"`.execute(tx);
  const [held] = rows;
  if (held === undefined) return null;
  const calls = await tx
    .selectFrom("inbox")
    .select("receivedAt")
    .where("clientId", "=", id)
    .where("kind", "=", "call_arrived")
    .where("ourNumber", "=", held.phone)
    // Ids sort by arrival, and an index holds them: of a long history the last few are read.
    .orderBy("id", "desc")
    .limit(callsHeardMax)
    .execute();
  return { from: held.from, calls: calls.map(({ receivedAt }) => receivedAt) };
}

/** The last calls on the number that the client has, the newest first; none where it is not live or has no number. */
export async function readRang(tx: Tx, id: ClientId): Promise<readonly Rang[]> {
  const { rows } = await sql<Rang>`
    SELECT i."receivedAt" AS at, i.event ->> 'from' AS caller
    FROM inbox i JOIN numbers n ON n."clientId" = i."clientId" AND n.phone = i."ourNumber" AND n.state = 'assigned'
    WHERE i."clientId" = ${id} AND i.kind = 'call_arrived' AND i."receivedAt" >= n."assignedAt"
    ORDER BY i.id DESC LIMIT ${rangMax}`.execute(tx);
  return rows;
}
