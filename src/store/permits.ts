import { sql } from "kysely";
import type { Action } from "../domain/action.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** What a permit binds: one action, to one person, in these words, once. */
export type Request<A extends Action = Action> = {
  readonly clientId: ClientId;
  readonly action: A;
  readonly recipient: Phone;
  readonly sender: Phone;
  readonly template: string;
  /** Names what the text answers; a slot is used once, so the same thing is never said twice. */
  readonly slot: string;
  readonly body: string;
};

/** The database's answer: the reason of a refusal, or null where the permit now exists. */
export async function grantPermit(tx: Tx, id: string, request: Request, now: Temporal.Instant): Promise<string | null> {
  const { clientId, action, recipient, sender, template, slot, body } = request;
  const { rows } = await sql<{ refusal: string | null }>`
    SELECT grant_permit(${clientId}, ${id}, ${action}, ${recipient}, ${sender}, ${template}, ${slot}, ${body},
      ${now.toString()}::timestamptz) AS refusal`.execute(tx);
  const [row] = rows;
  return row === undefined ? "no_answer" : row.refusal;
}
