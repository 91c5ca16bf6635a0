import type * as real from "../../../src/store/leads.ts";
import type { LeadRow } from "../port/rows.ts";
import { statement, type Statement } from "../port/statement.ts";
import { nextLeadNumber } from "./clients.ts";
import { newId } from "./new-id.ts";

export const saveLead: typeof real.saveLead = async (tx, of, facts) => {
  const begun = await statement(tx);
  const { session, t } = begun;
  const open = await openLead(begun, of);
  const written = JSON.stringify(facts);
  if (open !== undefined) {
    t.leads.write(session, { ...open, facts: written });
    return open.number;
  }
  const number = await nextLeadNumber(tx, of.clientId);
  const { clientId, customerId } = of;
  await t.leads.insertNew(session, { clientId, id: newId("lead"), customerId, number, facts: written });
  return number;
};

export const openLeadNumber: typeof real.openLeadNumber = async (tx, of) => {
  return (await openLead(await statement(tx), of))?.number ?? null;
};

async function openLead({ session, t }: Statement, of: real.LeadOf): Promise<LeadRow | undefined> {
  const open = t.leads.find(session, (row) => row.clientId === of.clientId && row.customerId === of.customerId);
  return open === undefined ? undefined : t.leads.lock(session, `${open.clientId} ${open.id}`);
}
