import type * as real from "../../../src/store/customers.ts";
import { statement } from "../port/statement.ts";
import { newId } from "./new-id.ts";

export const customerOf: typeof real.customerOf = async (tx, clientId, phone) => {
  const { session, t } = await statement(tx);
  const fresh = { clientId, id: newId("customer"), phone, name: null };
  return ((await t.customers.insert(session, fresh)) ?? fresh).id;
};

export const nameCustomer: typeof real.nameCustomer = async (tx, clientId, id, name) => {
  const { session, t } = await statement(tx);
  await t.customers.change(
    session,
    `${clientId} ${id}`,
    () => true,
    (row) => ({ ...row, name }),
  );
};
