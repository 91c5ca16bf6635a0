import type * as real from "../../../src/store/steps.ts";
import { statement } from "../port/statement.ts";
import { newId } from "./new-id.ts";

export const keepStep: typeof real.keepStep = async (tx, { clientId, conversationId, cause }) => {
  const { session, t } = await statement(tx);
  t.steps.write(session, { clientId, id: newId("step"), conversationId, cause });
};
