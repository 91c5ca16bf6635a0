import type * as real from "../../../src/store/unreachable-numbers.ts";
import { statement } from "../port/statement.ts";

const unreachableMs = 30 * 86_400_000;

export const noteUnreachable: typeof real.noteUnreachable = async (tx, { clientId, phone }, now) => {
  const { session, t } = await statement(tx);
  const row = { clientId, phone, until: now.epochMilliseconds + unreachableMs };
  if ((await t.unreachable.insert(session, row)) === null) return;
  await t.unreachable.change(
    session,
    `${clientId} ${phone}`,
    () => true,
    () => row,
  );
};
