import type * as real from "../../../src/store/billing.ts";
import { statement } from "../port/statement.ts";

export const readBilling: typeof real.readBilling = async (tx, id) => {
  const { session, t } = await statement(tx);
  const row = t.clients.get(session, id);
  if (row === undefined || row.closed) return null;
  return { state: row.billing === "active" ? "paying" : "not_begun", trialEndsAt: null };
};

/** Nobody goes live in a simulation, and who is live there pays. */
export const endTrial: typeof real.endTrial = () => Promise.resolve(false);
