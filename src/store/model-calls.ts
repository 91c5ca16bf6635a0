import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Tokens } from "../domain/language-model.ts";
import { newId } from "./new-id.ts";
import type { Alone, Tx } from "./tenant.ts";

/** How a call ended. `pence` is null where nobody knows what it cost. */
export type EndedCall = {
  readonly clientId: ClientId;
  readonly permitId: string;
  readonly model: string;
  readonly outcome: string;
  readonly tokens: Tokens | null;
  readonly pence: number | null;
};

/** Ends a call that the gate has reserved the price of. A call ends once; a second end changes nothing. */
export async function settleModelCall(tx: Tx, call: EndedCall, now: Temporal.Instant): Promise<void> {
  const { clientId, permitId, model, outcome, tokens, pence } = call;
  await sql`
    UPDATE model_calls SET model = ${model}, outcome = ${outcome}, "inputTokens" = ${tokens?.input ?? null}::integer,
      "outputTokens" = ${tokens?.output ?? null}::integer, pence = coalesce(${pence}::numeric, pence),
      "endedAt" = ${now.toString()}::timestamptz
    WHERE "clientId" = ${clientId} AND "permitId" = ${permitId} AND "endedAt" IS NULL`.execute(tx);
}

/** What a call of the model is reckoned at until it has ended, and what a client's day and a conversation's may cost; in pence. */
export type ModelBudget = {
  readonly callPence: number;
  readonly clientDayPence: number;
  readonly conversationDayPence: number;
};

/** Writes it where the gate reads it; a change is kept in the audit. */
export async function keepModelBudget(db: Alone, budget: ModelBudget, now: Temporal.Instant): Promise<void> {
  const { callPence, clientDayPence, conversationDayPence } = budget;
  await sql`SELECT keep_model_budget(${newId("press")}, ${callPence}::numeric, ${clientDayPence}::numeric,
    ${conversationDayPence}::numeric, ${now.toString()}::timestamptz)`.execute(db);
}
