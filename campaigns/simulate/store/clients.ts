import { nothingTold } from "../../../src/domain/client-facts.ts";
import { noQuiet } from "../../../src/domain/owner/quiet-hours.ts";
import type * as real from "../../../src/store/clients.ts";
import { notSimulated, statement } from "../port/statement.ts";

export const readClient: typeof real.readClient = async (tx, id) => {
  const { session, t } = await statement(tx);
  const row = t.clients.get(session, id);
  if (row === undefined || row.closed) return null;
  const number =
    t.numbers.find(session, ({ clientId, state }) => clientId === id && state === "assigned")?.phone ?? null;
  const { businessName, ownerPhone, trade, timeZone, live } = row;
  return {
    id: row.clientId,
    businessName,
    ownerPhone,
    trade,
    timeZone,
    number,
    live,
    facts: nothingTold,
    quiet: noQuiet,
  };
};

export const keepTestCall: typeof real.keepTestCall = async (tx, id, eventId) => {
  const { session, t } = await statement(tx);
  await t.clients.change(
    session,
    id,
    () => true,
    (row) => ({ ...row, testCallEventId: eventId }),
  );
};

/** Whoever is not live in a simulation stays so. */
export const completeOnboarding: typeof real.completeOnboarding = async () => notSimulated("completeOnboarding");

export const nextLeadNumber: typeof real.nextLeadNumber = async (tx, id) => {
  const { session, t } = await statement(tx);
  const row = await t.clients.change(
    session,
    id,
    () => true,
    (was) => ({ ...was, leadCount: was.leadCount + 1 }),
  );
  if (row === null) throw new Error(`there is no client ${id}`);
  return row.leadCount;
};
