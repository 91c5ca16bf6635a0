import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Alone, Tx } from "./tenant.ts";

/** A number whose texts cost what we reckoned, until the carrier says otherwise; `since`: when the first of them was sent. */
export type NumberToSettle = { readonly clientId: ClientId; readonly sender: Phone; readonly since: Temporal.Instant };

/** What the carrier asks for a text, in pence. */
type TextPrice = { readonly carrierId: string; readonly pence: number };

/** The numbers with accepted texts, settled after `after`, whose price is not known; those that wait longest first. */
export async function numbersToSettle(db: Alone, after: Temporal.Instant): Promise<readonly NumberToSettle[]> {
  const { rows } = await sql<NumberToSettle>`
    SELECT * FROM numbers_to_settle(${after.toString()}::timestamptz)`.execute(db);
  return rows;
}

/** Writes prices onto the texts that have none; the day's spend follows. Returns how many. */
export async function writePrices(tx: Tx, clientId: ClientId, prices: readonly TextPrice[]): Promise<number> {
  const ids = prices.map(({ carrierId }) => carrierId);
  const pence = prices.map((price) => price.pence);
  const { rows } = await sql`
    UPDATE outbox o SET "carrierPence" = p.pence FROM unnest(${ids}::text[], ${pence}::numeric[]) AS p ("carrierId", pence)
    WHERE o."clientId" = ${clientId} AND o."carrierId" = p."carrierId" AND o.state = 'accepted' AND o."carrierPence" IS NULL
    RETURNING o.id`.execute(tx);
  return rows.length;
}
