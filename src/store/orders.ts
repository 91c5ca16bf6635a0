import { sql } from "kysely";
import type { Phone } from "../domain/phone.ts";
import type { Alone, Tx } from "./tenant.ts";

/** A number that was ordered, and of which nobody has written down yet whether it was bought. */
export type Order = { readonly phone: Phone; readonly since: Temporal.Instant };

/** How many numbers may be bought so that `kept` are free when all who wait are served; null: as many as are allowed. */
export async function numbersWanted(db: Alone, kept: number | null): Promise<number> {
  const { rows } = await sql<{ wanted: number }>`SELECT numbers_wanted(${kept}::integer) AS wanted`.execute(db);
  return rows[0]?.wanted ?? 0;
}

/** Writes down that a number is going to be bought; refused where none is wanted any more. */
export async function orderNumber(
  db: Alone,
  phone: Phone,
  kept: number | null,
  now: Temporal.Instant,
): Promise<"no_number_wanted" | "number_already_held" | null> {
  const { rows } = await sql<{ refusal: "no_number_wanted" | "number_already_held" | null }>`
    SELECT order_number(${phone}, ${kept}::integer, ${now.toString()}::timestamptz) AS refusal`.execute(db);
  const [answer] = rows;
  if (answer === undefined) throw new Error("the database gave no answer about an order");
  return answer.refusal;
}

/** In the house's transaction: the number is ours, and free. */
export async function numberBought(tx: Tx, phone: Phone, carrierId: string, now: Temporal.Instant): Promise<void> {
  await sql`SELECT number_bought(${phone}, ${carrierId}, ${now.toString()}::timestamptz)`.execute(tx);
}

/** The order is taken back: the carrier has not sold it. */
export async function numberNotBought(db: Alone, phone: Phone): Promise<void> {
  await sql`SELECT number_not_bought(${phone})`.execute(db);
}

export async function numbersOrdered(db: Alone): Promise<readonly Order[]> {
  const { rows } = await sql<Order>`SELECT * FROM numbers_ordered()`.execute(db);
  return rows;
}
