import type * as real from "../../../src/store/prices.ts";
import { changeText } from "../port/outbox.ts";
import { instant, statement } from "../port/statement.ts";

export const numbersToSettle: typeof real.numbersToSettle = async (db, after) => {
  const { session, t } = await statement(db);
  const open = t.outbox.where(
    session,
    (row) => row.queuedAt > after.epochMilliseconds && row.state === "accepted" && row.carrierPence === null,
  );
  const since = new Map<
    string,
    { clientId: (typeof open)[0]["clientId"]; sender: (typeof open)[0]["sender"]; ms: number }
  >();
  for (const { clientId, sender, sentAt } of open) {
    if (sentAt === null) continue;
    const ms = Math.min(sentAt, since.get(`${clientId} ${sender}`)?.ms ?? sentAt);
    since.set(`${clientId} ${sender}`, { clientId, sender, ms });
  }
  return [...since.values()]
    .toSorted((one, other) => one.ms - other.ms)
    .map(({ clientId, sender, ms }) => ({ clientId, sender, since: instant(ms) }));
};

export const writePrices: typeof real.writePrices = async (tx, clientId, prices) => {
  const { session, t } = await statement(tx);
  let written = 0;
  for (const { carrierId, pence } of prices) {
    const text = t.outbox.find(session, (row) => row.clientId === clientId && row.carrierId === carrierId);
    if (text === undefined) continue;
    const changed = await changeText(
      session,
      `${clientId} ${text.id}`,
      (row) => row.state === "accepted" && row.carrierPence === null,
      (row) => ({ ...row, carrierPence: pence }),
    );
    if (changed !== null) written += 1;
  }
  return written;
};
