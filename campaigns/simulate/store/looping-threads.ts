import type * as real from "../../../src/store/looping-threads.ts";
import { statement } from "../port/statement.ts";

const stoppedMs = 86_400_000;

export const stopThread: typeof real.stopThread = async (tx, { clientId, phone }, now) => {
  const { session, t } = await statement(tx);
  const ms = now.epochMilliseconds;
  const until = ms + stoppedMs;
  if ((await t.looping.insert(session, { clientId, phone, until })) === null) return true;
  const over = await t.looping.change(
    session,
    `${clientId} ${phone}`,
    (row) => row.until <= ms,
    (row) => ({
      ...row,
      until,
    }),
  );
  return over !== null;
};
