import { sql } from "kysely";
import type { ClientFacts } from "../domain/client-facts.ts";
import type { ClientId } from "../domain/ids.ts";
import type { OwnerQuiet } from "../domain/owner/quiet-hours.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

export type NewClient = {
  readonly id: ClientId;
  readonly businessName: string;
  readonly ownerName: string;
  readonly ownerPhone: Phone;
  readonly trade: string;
  readonly timeZone: string;
  readonly agreedBy: string;
};

/** A client as its flows need it: who it is, how its owner is reached, and on which number its customers find it. */
export type Client = {
  readonly id: ClientId;
  readonly businessName: string;
  readonly ownerPhone: Phone | null;
  readonly trade: string;
  readonly timeZone: string;
  readonly number: Phone | null;
  readonly live: boolean;
  readonly facts: ClientFacts;
  readonly quiet: OwnerQuiet;
};

/** Refuses with `owner_phone_taken` where another open client has this owner's phone. */
export async function insertClient(
  tx: Tx,
  client: NewClient,
  now: Temporal.Instant,
): Promise<"owner_phone_taken" | null> {
  const inserted = await tx
    .insertInto("clients")
    .values({
      id: client.id,
      createdAt: utc(now),
      updatedAt: utc(now),
      businessName: client.businessName,
      region: "UK",
      phoneNumber: client.ownerPhone,
      phoneE164: client.ownerPhone,
      timezone: client.timeZone,
      ownerName: client.ownerName,
      trade: client.trade,
      alertPreference: "sms",
      agreedAt: now.toString(),
      agreedBy: client.agreedBy,
    })
    .onConflict((conflict) => conflict.column("phoneE164").where("closedAt", "is", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted === undefined ? "owner_phone_taken" : null;
}

type ClientRow = {
  id: ClientId;
  businessName: string;
  ownerPhone: Phone | null;
  trade: string | null;
  timeZone: string;
  number: Phone | null;
  live: boolean;
  hours: string | null;
  area: string | null;
  calloutPence: number | null;
  quietFrom: number | null;
  quietUntil: number | null;
  alertsOffUntil: Temporal.Instant | null;
};

/** The tenant's own row, or null where the transaction's tenant is no client. */
export async function readClient(tx: Tx, id: ClientId): Promise<Client | null> {
  const { rows } = await sql<ClientRow>`
    SELECT c.id, c."businessName", c."phoneE164" AS "ownerPhone", c.trade, c.timezone AS "timeZone", n.phone AS number,
      c."onboardingComplete" AS live, c."hoursInWords" AS hours, c."areaInWords" AS area, c."calloutPence",
      c."quietFrom", c."quietUntil", c."alertsOffUntil"
    FROM clients c LEFT JOIN numbers n ON n."clientId" = c.id AND n.state = 'assigned'
    WHERE c.id = ${id} AND c."closedAt" IS NULL`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  const { hours, area, calloutPence, quietFrom: from, quietUntil: until, alertsOffUntil, trade, ...rest } = row;
  const quiet = { hours: from === null || until === null ? null : { from, until }, alertsOffUntil };
  return { ...rest, trade: trade ?? "", facts: { hours, area, calloutPence }, quiet };
}

/** Keeps a call as the evidence of a forwarded test call; complete_onboarding() judges whether it proves anything. */
export async function keepTestCall(tx: Tx, id: ClientId, eventId: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("clients")
    .set({ testCallEventId: eventId, updatedAt: utc(now) })
    .where("id", "=", id)
    .execute();
}

/** What is still missing, by name; empty where the client is live now. Going live starts the trial. */
export async function completeOnboarding(tx: Tx, id: ClientId, now: Temporal.Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ missing: string[] }>`
    SELECT complete_onboarding(${id}, ${now.toString()}::timestamptz) AS missing
  `.execute(tx);
  return rows[0]?.missing ?? ["client"];
}

/** The next short number for a lead of this client, counted on its row so that two leads never share one. */
export async function nextLeadNumber(tx: Tx, id: ClientId): Promise<number> {
  const row = await tx
    .updateTable("clients")
    .set((set) => ({ leadCount: set("leadCount", "+", 1) }))
    .where("id", "=", id)
    .returning("leadCount")
    .executeTakeFirstOrThrow();
  return row.leadCount;
}

/** Inherited columns are TIMESTAMP(3) without a zone and mean UTC. */
export function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: "millisecond" }).replace("Z", "");
}
