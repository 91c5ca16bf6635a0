import { sql } from "kysely";
import type { Phone } from "../domain/phone.ts";
import { newId } from "./new-id.ts";
import type { Alone } from "./tenant.ts";

/**
 * What the gate must know of the configuration: whom operator texts go to, and what a text and a client's day may cost, in pence,
 * how long a trial is, and up to how many numbers are held where numbers are bought.
 */
export type HouseRules = {
  readonly operatorPhone: Phone | null;
  readonly segmentPricePence: number;
  readonly clientDayPence: number;
  readonly trialDays: number;
  readonly numbersMax: number;
};

/** Writes them where the gate reads them, the same for every process; a change is kept in the audit. */
export async function keepHouseRules(db: Alone, rules: HouseRules, now: Temporal.Instant): Promise<void> {
  const { operatorPhone, segmentPricePence, clientDayPence, trialDays, numbersMax } = rules;
  await sql`SELECT keep_house_rules(${newId("press")}, ${operatorPhone}, ${segmentPricePence}::numeric, ${clientDayPence}::numeric,
    ${trialDays}::integer, ${numbersMax}::integer, ${now.toString()}::timestamptz)`.execute(db);
}
