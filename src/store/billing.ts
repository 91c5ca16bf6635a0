import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Billing } from "../domain/trial.ts";
import type { Tx } from "./tenant.ts";

/** Whether the client pays, or null where the transaction's tenant is no open client. */
export async function readBilling(tx: Tx, id: ClientId): Promise<Billing | null> {
  const { rows } = await sql<Billing>`
    SELECT billing_state("billingStatus", "trialUsedAt") AS state, "trialEndsAt" FROM clients
    WHERE id = ${id} AND "closedAt" IS NULL`.execute(tx);
  return rows[0] ?? null;
}

/** False where the trial goes on, or the client is on none. */
export async function endTrial(tx: Tx, id: ClientId, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    SELECT end_trial(${id}, ${now.toString()}::timestamptz) AS ended`.execute(tx);
  return rows[0]?.ended === true;
}
