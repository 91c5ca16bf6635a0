import { parseOwnerThread } from "../../../src/domain/owner/parse-thread.ts";
import { newOwnerThread } from "../../../src/domain/owner/thread.ts";
import type * as real from "../../../src/store/owner-threads.ts";
import { statement } from "../port/statement.ts";

export const lockOwnerThread: typeof real.lockOwnerThread = async (tx, { clientId, phone }) => {
  const { session, t } = await statement(tx);
  await t.ownerThreads.insert(session, { clientId, phone, state: JSON.stringify(newOwnerThread) });
  const row = await t.ownerThreads.lock(session, `${clientId} ${phone}`);
  return parseOwnerThread(JSON.parse(row?.state ?? "null"));
};

export const saveOwnerThread: typeof real.saveOwnerThread = async (tx, { clientId, phone }, thread) => {
  const { session, t } = await statement(tx);
  t.ownerThreads.write(session, { clientId, phone, state: JSON.stringify(thread) });
};

export const keepOwnerCommand: typeof real.keepOwnerCommand = async (tx, { clientId, eventId, place, outcome }) => {
  const { session, t } = await statement(tx);
  await t.ownerCommands.insertNew(session, { clientId, id: `${eventId} ${place}`, outcome });
};
