import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Tx } from "./tenant.ts";

/** Whether the carrier said that this alert, or another try of it, has arrived on the owner's phone. */
export async function alertArrived(tx: Tx, clientId: ClientId, outboxId: string): Promise<boolean> {
  const { rows } = await sql<{ arrived: boolean }>`
    SELECT EXISTS (
      SELECT 1 FROM outbox first JOIN outbox o ON o."clientId" = first."clientId" AND o.recipient = first.recipient
        AND split_part(o.slot, ' try ', 1) = split_part(first.slot, ' try ', 1)
      WHERE first."clientId" = ${clientId} AND first.id = ${outboxId} AND o."carrierStatus" IN ('delivered', 'read')
    ) AS arrived`.execute(tx);
  return rows[0]?.arrived ?? false;
}
