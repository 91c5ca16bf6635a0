import type * as real from "../../../src/store/ignored-callers.ts";
import { statement } from "../port/statement.ts";

export const isIgnored: typeof real.isIgnored = async (tx, clientId, phone) => {
  const { session, t } = await statement(tx);
  return t.ignored.get(session, `${clientId} ${phone}`)?.ignored === true;
};

export const setIgnored: typeof real.setIgnored = async (tx, row) => {
  const { session, t } = await statement(tx);
  await t.ignored.lock(session, `${row.clientId} ${row.phone}`);
  t.ignored.write(session, row);
};
