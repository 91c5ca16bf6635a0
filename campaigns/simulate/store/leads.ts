import { mayFollow } from "../../../src/domain/lead-state.ts";
import type * as real from "../../../src/store/leads.ts";
import type { LeadRow } from "../port/rows.ts";
import { notSimulated, statement, type Statement } from "../port/statement.ts";
import { nextLeadNumber } from "./clients.ts";
import { newId } from "./new-id.ts";

export const saveLead: typeof real.saveLead = async (tx, of, { facts, state }, cause) => {
  const begun = await statement(tx);
  const { session, t } = begun;
  const known = await enquiryLead(begun, of);
  const written = { facts: JSON.stringify(facts), state };
  if (known !== undefined) {
    if (known.state !== state && !mayFollow(known.state, state, cause.kind)) throw new Error("a lead may not go there");
    t.leads.write(session, { ...known, ...written });
    return known.number;
  }
  const number = await nextLeadNumber(tx, of.clientId);
  const { clientId, conversationId, enquiry } = of;
  await t.leads.insertNew(session, { clientId, id: newId("lead"), conversationId, enquiry, number, ...written });
  return number;
};

export const leadNumber: typeof real.leadNumber = async (tx, of) => {
  return (await enquiryLead(await statement(tx), of))?.number ?? null;
};

export const findLead: typeof real.findLead = async () => notSimulated("findLead");
export const openLeads: typeof real.openLeads = async () => notSimulated("openLeads");
export const moveLead: typeof real.moveLead = async () => notSimulated("moveLead");

async function enquiryLead({ session, t }: Statement, of: real.LeadOf): Promise<LeadRow | undefined> {
  const known = t.leads.find(
    session,
    (row) => row.clientId === of.clientId && row.conversationId === of.conversationId && row.enquiry === of.enquiry,
  );
  return known === undefined ? undefined : t.leads.lock(session, `${known.clientId} ${known.id}`);
}
