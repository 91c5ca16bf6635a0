import { sql } from "kysely";
import type { NumberRole } from "../domain/carrier-event.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Alone, Tx } from "./tenant.ts";

export type NumberRefusal =
  | "number_already_held"
  | "not_this_tenant"
  | "no_such_client"
  | "no_such_number"
  | "number_has_another_role"
  | "number_not_free"
  | "client_has_a_number"
  | "number_not_held"
  | "number_is_a_clients";

export type Answer = { refusal: NumberRefusal | null };

export async function addNumber(
  db: Alone,
  phone: Phone,
  role: NumberRole,
  carrierNumberId: string | null,
  now: Temporal.Instant,
): Promise<NumberRefusal | null> {
  const { rows } = await sql<Answer>`
    SELECT add_number(${phone}, ${role}::"TwilioNumberRole", ${carrierNumberId}, ${now.toString()}::timestamptz) AS refusal
  `.execute(db);
  return refusalOf(rows);
}

/** Gives a free number to the transaction's client: role, owner and address change together or not at all. */
export async function assignNumber(
  tx: Tx,
  phone: Phone,
  clientId: ClientId,
  now: Temporal.Instant,
): Promise<NumberRefusal | null> {
  const { rows } = await sql<Answer>`
    SELECT assign_number(${phone}, ${clientId}, ${now.toString()}::timestamptz) AS refusal`.execute(tx);
  return refusalOf(rows);
}

/** Takes a number back into quarantine. */
export async function releaseNumber(
  tx: Tx,
  phone: Phone,
  clientId: ClientId,
  now: Temporal.Instant,
): Promise<NumberRefusal | null> {
  const { rows } = await sql<Answer>`
    SELECT release_number(${phone}, ${clientId}, ${now.toString()}::timestamptz) AS refusal`.execute(tx);
  return refusalOf(rows);
}

export function refusalOf(rows: readonly Answer[]): NumberRefusal | null {
  const [answer] = rows;
  if (answer === undefined) throw new Error("the database gave no answer about a number");
  return answer.refusal;
}

/** A number that is no client's, or null where this phone is none of those. The transaction is the house client's. */
export async function houseNumber(
  tx: Tx,
  phone: Phone,
): Promise<{ readonly role: string; readonly state: string } | null> {
  const row = await tx.selectFrom("numbers").select(["role", "state"]).where("phone", "=", phone).executeTakeFirst();
  return row ?? null;
}

/** How many numbers are free for clients, and how many owners can begin at. The transaction is the house client's. */
export async function freeNumbers(tx: Tx): Promise<{ readonly operational: number; readonly onboarding: number }> {
  const { rows } = await sql<{ operational: number; onboarding: number }>`
    SELECT count(*) FILTER (WHERE role = 'OPERATIONAL')::integer AS operational,
      count(*) FILTER (WHERE role = 'ONBOARDING')::integer AS onboarding
    FROM numbers WHERE state = 'warm'`.execute(tx);
  return rows[0] ?? { operational: 0, onboarding: 0 };
}

/** Every number that we hold, whose events the sweep must account for, with the instant up to which that is done. */
export async function numbersToSweep(db: Alone): Promise<readonly { phone: Phone; since: Temporal.Instant }[]> {
  const { rows } = await sql<{ phone: Phone; since: Temporal.Instant }>`SELECT * FROM numbers_to_sweep()`.execute(db);
  return rows;
}

export async function numberSwept(db: Alone, phone: Phone, until: Temporal.Instant): Promise<void> {
  await sql`SELECT number_swept(${phone}, ${until.toString()}::timestamptz)`.execute(db);
}

/** Whether a number is one of ours, whoever's: a loop would begin if it were answered. */
export async function isOurs(db: Alone, phone: string): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`SELECT is_our_number(${phone}) AS ours`.execute(db);
  return rows[0]?.ours !== false;
}
