import type * as real from "../../../src/store/messages.ts";
import { statement } from "../port/statement.ts";
import { newId } from "./new-id.ts";

export const keepMessage: typeof real.keepMessage = async (tx, message) => {
  const { session, t } = await statement(tx);
  const { clientId, conversationId, direction, type, body, carrierId } = message;
  await t.messages.insert(session, {
    clientId,
    id: newId("message"),
    conversationId,
    direction,
    type,
    body,
    carrierId,
  });
};

export const lastSaid: typeof real.lastSaid = () => Promise.reject(new Error("no model reads in a simulation"));
