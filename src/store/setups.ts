import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import { parseSetup, storedFieldsOf } from "../domain/onboarding/parse-setup.ts";
import { type Setup, storedStates } from "../domain/onboarding/setup.ts";
import type { Phone } from "../domain/phone.ts";
import { utc } from "./clients.ts";
import { newId } from "./new-id.ts";
import type { Alone, Tx } from "./tenant.ts";

/** Makes a prospective client of an unknown phone, in the house's transaction. False where the phone is an owner's by now. */
export async function beginSetup(
  tx: Tx,
  { clientId, phone, setup }: { readonly clientId: ClientId; readonly phone: Phone; readonly setup: Setup },
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`
    SELECT begin_setup(${clientId}, ${newId("setup")}, ${phone}, ${storedStates[setup.open.is]},
      ${JSON.stringify(storedFieldsOf(setup))}::jsonb, ${JSON.stringify(profileOf(setup))}::jsonb, ${now.toString()}::timestamptz) AS begun`.execute(
    tx,
  );
  return rows[0]?.begun === true;
}

/** Where this client's set-up by text stands, locked until the transaction ends; null where it has none. */
export async function lockSetup(tx: Tx, clientId: ClientId): Promise<Setup | null> {
  const row = await tx
    .selectFrom("onboarding_states")
    .select("collected_fields")
    .where("clientId", "=", clientId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : parseSetup(row.collected_fields);
}

/** Keeps where it stands, and what was told where the rest of JobRun looks for it: both, or neither. */
export async function saveSetup(tx: Tx, clientId: ClientId, setup: Setup, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("onboarding_states")
    .set({
      current_state: storedStates[setup.open.is],
      collected_fields: JSON.stringify(storedFieldsOf(setup)),
      updated_at: utc(now),
    })
    .where("clientId", "=", clientId)
    .execute();
  const { agreed, ownerName } = setup.told;
  await tx
    .updateTable("clients")
    .set({
      updatedAt: utc(now),
      ...profileOf(setup),
      ...(agreed === null ? null : { agreedAt: agreed.at, agreedBy: ownerName }),
    })
    .where("id", "=", clientId)
    .execute();
}

/** What was told, under the names of clients' columns. What was not told here stands: a business of the predecessor's has a name already. */
function profileOf({ told: { trade, area, businessName, ownerName, alerts } }: Setup) {
  const night = alerts === "not_at_night" ? nightMinutes : null;
  return {
    ...(trade === null ? null : { trade }),
    ...(area === null ? null : { areaInWords: area }),
    ...(businessName === null ? null : { businessName }),
    ...(ownerName === null ? null : { ownerName }),
    ...(alerts === null
      ? null
      : { alertPreference: "sms", quietFrom: night?.from ?? null, quietUntil: night?.until ?? null }),
  };
}

/** What "not at night" means: nine in the evening to seven in the morning. */
const nightMinutes = { from: 21 * 60, until: 7 * 60 };

/** A number of the pool for this client, whose state is locked, or its place in the queue of those who wait for one. */
export async function takeNumber(
  tx: Tx,
  clientId: ClientId,
  now: Temporal.Instant,
): Promise<{ readonly phone: Phone | null; readonly place: number | null }> {
  const { rows } = await sql<{ phone: Phone | null; place: number | null }>`
    SELECT phone, place FROM take_number(${clientId}, ${now.toString()}::timestamptz)`.execute(tx);
  return rows[0] ?? { phone: null, place: null };
}

/** The client that this owner's phone sets up, before it is live; null where it sets up none. */
export async function clientOfOwnerInSetup(db: Alone, phone: Phone): Promise<ClientId | null> {
  const { rows } = await sql<{ clientId: ClientId | null }>`
    SELECT client_in_setup(${phone}) AS "clientId"`.execute(db);
  return rows[0]?.clientId ?? null;
}

/** Who waits for a number and can have one now, the longest first. */
export async function ownersToServe(db: Alone, most: number): Promise<readonly ClientId[]> {
  const { rows } = await sql<{ clientId: ClientId }>`SELECT "clientId" FROM owners_to_serve(${most})`.execute(db);
  return rows.map(({ clientId }) => clientId);
}

/** How many answers this phone got in the day before now. */
export async function answersInADay(tx: Tx, clientId: ClientId, phone: Phone, now: Temporal.Instant): Promise<number> {
  const since = now.subtract({ hours: 24 }).toString();
  const { rows } = await sql<{ answers: number }>`
    SELECT count(*)::integer AS answers FROM permits WHERE "clientId" = ${clientId} AND recipient = ${phone}
      AND action = 'answer_owner' AND "grantedAt" > ${since}::timestamptz`.execute(tx);
  return rows[0]?.answers ?? 0;
}
