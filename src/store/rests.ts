import { sql } from "kysely";
import type { Phone } from "../domain/phone.ts";
import { type Answer, type NumberRefusal, refusalOf } from "./numbers.ts";
import type { Tx } from "./tenant.ts";

/** In the house's transaction: makes free what has been in quarantine for 90 days, the longest first; which numbers those are. */
export async function endRests(tx: Tx, most: number, now: Temporal.Instant): Promise<readonly Phone[]> {
  const { rows } = await sql<{ phone: Phone }>`
    SELECT phone FROM end_rests(${most}, ${now.toString()}::timestamptz)`.execute(tx);
  return rows.map(({ phone }) => phone);
}

/** In the house's transaction: takes a number that no client has out of the pool for good. */
export async function takeOutNumber(
  tx: Tx,
  phone: Phone,
  who: string,
  now: Temporal.Instant,
): Promise<NumberRefusal | null> {
  const { rows } = await sql<Answer>`
    SELECT take_out_number(${phone}, ${who}, ${now.toString()}::timestamptz) AS refusal`.execute(tx);
  return refusalOf(rows);
}
