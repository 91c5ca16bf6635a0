import type * as real from "../../../src/store/conversations.ts";
import { parseIntake } from "../../../src/domain/intake/parse-intake.ts";
import { type Intake, newIntake } from "../../../src/domain/intake/state.ts";
import { statement } from "../port/statement.ts";
import { newId } from "./new-id.ts";

export const lockConversation: typeof real.lockConversation = async (tx, clientId, customerId) => {
  const { session, t } = await statement(tx);
  const fresh = { clientId, id: newId("conversation"), customerId, intake: JSON.stringify(newIntake) };
  const { id } = (await t.conversations.insert(session, fresh)) ?? fresh;
  const row = await t.conversations.lock(session, `${clientId} ${id}`);
  if (row === undefined) throw new Error("no conversation was there or made");
  return { id, customerId, intake: storedIntake(row.intake) };
};

export const conversationBehind: typeof real.conversationBehind = async (tx, clientId, id) => {
  const { session, t } = await statement(tx);
  if (t.conversations.get(session, `${clientId} ${id}`) === undefined) return null;
  const row = await t.conversations.lock(session, `${clientId} ${id}`);
  const customer = row && t.customers.get(session, `${clientId} ${row.customerId}`);
  if (row === undefined || customer === undefined) return null;
  return { conversation: { id, customerId: row.customerId, intake: storedIntake(row.intake) }, phone: customer.phone };
};

export const readIntake: typeof real.readIntake = async (tx, clientId, phone) => {
  const { session, t } = await statement(tx);
  const customer = t.customers.find(session, (row) => row.clientId === clientId && row.phone === phone);
  const row = t.conversations.find(session, (one) => one.clientId === clientId && one.customerId === customer?.id);
  return row === undefined ? newIntake : storedIntake(row.intake);
};

export const lockThread: typeof real.lockThread = async (tx, clientId, phone) => {
  const { session, t } = await statement(tx);
  const customer = t.customers.find(session, (row) => row.clientId === clientId && row.phone === phone);
  const seen = t.conversations.find(session, (one) => one.clientId === clientId && one.customerId === customer?.id);
  const row = seen && (await t.conversations.lock(session, `${clientId} ${seen.id}`));
  if (row === undefined) return null;
  return { id: row.id, customerId: row.customerId, intake: storedIntake(row.intake) };
};

export const saveIntake: typeof real.saveIntake = async (tx, clientId, conversation, intake) => {
  const { session, t } = await statement(tx);
  const stored = JSON.stringify(intake);
  await t.conversations.change(
    session,
    `${clientId} ${conversation.id}`,
    () => true,
    (row) => ({
      ...row,
      intake: stored,
    }),
  );
};

function storedIntake(stored: string): Intake {
  const intake = parseIntake(JSON.parse(stored));
  if (intake === null) throw new Error("a conversation's intake is of no known stage");
  return intake;
}
