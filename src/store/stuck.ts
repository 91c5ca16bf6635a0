import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { stuckKind, type SetUp } from "../domain/stuck.ts";
import type { Alone, Tx } from "./tenant.ts";

const watchedMax = 1_000;

/** Clients whose set-up is under way, or of which an incident says that it is stuck. */
export async function setUpsToWatch(db: Alone): Promise<readonly ClientId[]> {
  const { rows } = await sql<{ clientId: ClientId }>`
    SELECT "clientId" FROM set_ups_to_watch(${watchedMax})`.execute(db);
  return rows.map(({ clientId }) => clientId);
}

/** Null where the transaction's client is live or closed. */
export async function readSetUp(tx: Tx, id: ClientId): Promise<SetUp | null> {
  const { rows } = await sql<SetUp>`
    SELECT state, since, agreed, number FROM set_ups() WHERE "clientId" = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** An incident that is listed and not texted. */
export async function noteOnlyListed(
  tx: Tx,
  clientId: ClientId,
  episode: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable("incidents")
    .set({ operatorToldAt: now.toString() })
    .where("clientId", "=", clientId)
    .where("kind", "=", stuckKind)
    .where("subject", "=", episode)
    .execute();
}

/** The number that owners without one of their own are texted from, or null where there is none. */
export async function onboardingNumber(tx: Tx): Promise<Phone | null> {
  const { rows } = await sql<{ phone: Phone | null }>`SELECT onboarding_number() AS phone`.execute(tx);
  return rows[0]?.phone ?? null;
}
