import type { ClientId } from "../domain/ids.ts";
import type { LeadFacts } from "../domain/lead-facts.ts";
import { nextLeadNumber, utc } from "./clients.ts";
import { newId } from "./new-id.ts";
import type { Tx } from "./tenant.ts";

export type LeadOf = { readonly clientId: ClientId; readonly customerId: string; readonly conversationId: string };

/** Writes what is known of the customer's open lead, making one with the next short number if there is none. */
export async function saveLead(tx: Tx, of: LeadOf, facts: LeadFacts, now: Temporal.Instant): Promise<number> {
  const columns = {
    jobType: facts.job ?? "",
    urgency: facts.urgency,
    location: facts.postcode ?? facts.place ?? "",
    postcode: facts.postcode,
    requestedTime: facts.when?.text ?? "",
    notes: facts.words ?? "",
    customerName: facts.name,
    state: facts.urgency === "emergency" ? ("URGENT" as const) : ("QUALIFIED" as const),
    updatedAt: utc(now),
  };
  const open = await openLead(tx, of);
  if (open !== null) {
    await tx.updateTable("leads").set(columns).where("clientId", "=", of.clientId).where("id", "=", open.id).execute();
    return open.number;
  }
  const number = await nextLeadNumber(tx, of.clientId);
  await tx
    .insertInto("leads")
    .values({ id: newId("lead"), createdAt: utc(now), number, ...of, ...columns })
    .execute();
  return number;
}

/** The short number of the customer's open lead, or null where there is none. */
export async function openLeadNumber(tx: Tx, of: LeadOf): Promise<number | null> {
  return (await openLead(tx, of))?.number ?? null;
}

async function openLead(tx: Tx, of: LeadOf): Promise<{ id: string; number: number } | null> {
  const row = await tx
    .selectFrom("leads")
    .select(["id", "number"])
    .where("clientId", "=", of.clientId)
    .where("customerId", "=", of.customerId)
    .where("state", "<>", "CLOSED")
    .forUpdate()
    .executeTakeFirst();
  return row === undefined || row.number === null ? null : { id: row.id, number: row.number };
}
