import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Untold } from "../domain/operator-news.ts";
import { newId } from "./new-id.ts";
import type { Tx } from "./tenant.ts";

/** Something that the operator must know. Detail names no person: phones are masked and bodies left out before they come here. */
export type NewIncident = { readonly kind: string; readonly subject: string; readonly detail: string };

/** Opens an incident, or counts it again where one of this kind and subject is open. */
export async function raiseIncident(
  tx: Tx,
  clientId: ClientId,
  incident: NewIncident,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("incidents")
    .values({ clientId, id: newId("incident"), ...incident, openedAt: now.toString(), lastAt: now.toString() })
    .onConflict((conflict) =>
      conflict
        .columns(["clientId", "kind", "subject"])
        .where(sql<boolean>`incidents.state <> 'resolved'`)
        .doUpdateSet((set) => ({
          times: set("incidents.times", "+", 1),
          lastAt: now.toString(),
          detail: incident.detail,
        })),
    )
    .execute();
}

const untoldMax = 1_000;

/** The incidents, of whatever tenant, that are open and that the operator was not told of, oldest first, locked. */
export async function untoldIncidents(tx: Tx, now: Temporal.Instant): Promise<readonly Untold[]> {
  const { rows } = await sql<Untold>`
    SELECT * FROM untold_incidents(${untoldMax}, ${now.toString()}::timestamptz)`.execute(tx);
  return rows;
}

export async function noteIncidentsTold(tx: Tx, told: readonly Untold[], now: Temporal.Instant): Promise<void> {
  const [clients, ids] = [told.map(({ clientId }) => clientId), told.map(({ id }) => id)];
  await sql`SELECT note_incidents_told(${clients}, ${ids}, ${now.toString()}::timestamptz)`.execute(tx);
}

/** False where the tenant has no open incident with this id. */
export async function acknowledgeIncident(
  tx: Tx,
  clientId: ClientId,
  id: string,
  by: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable("incidents")
    .set({ state: "acknowledged", acknowledgedAt: now.toString(), acknowledgedBy: by })
    .where("clientId", "=", clientId)
    .where("id", "=", id)
    .where("state", "=", "open")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** What it told of is over: the next of its kind and subject opens an incident of its own. */
export async function resolveIncident(tx: Tx, clientId: ClientId, kind: string, subject: string): Promise<void> {
  await tx
    .updateTable("incidents")
    .set({ state: "resolved" })
    .where("clientId", "=", clientId)
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .where("state", "<>", "resolved")
    .execute();
}
