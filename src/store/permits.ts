import { sql } from "kysely";
import type { Action } from "../domain/action.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** What a permit binds: one action, to one person, from one number, in these words, once. */
export type Request<A extends Action = Action> = {
  readonly clientId: ClientId;
  readonly action: A;
  readonly recipient: Phone;
  readonly sender: Phone;
  readonly template: string;
  /**
   * Names what the text answers; a slot is used once, so the same thing is never said twice. An answer to somebody's text
   * begins with that event's id and a slash.
   */
  readonly slot: string;
  readonly body: string;
};

/** The database's answer: a reason, or null where the permit now exists, and the facts that it saw, as it wrote them. */
export type Answer = { readonly refusal: string | null; readonly block: string | null; readonly facts: unknown };

export async function grantPermit(
  tx: Tx,
  id: string,
  request: Request,
  segments: number,
  now: Temporal.Instant,
): Promise<Answer> {
  const { clientId, action, recipient, sender, template, slot, body } = request;
  const { rows } = await sql<Answer>`
    SELECT refusal, block, facts FROM grant_permit(${clientId}, ${id}, ${action}, ${recipient}, ${sender}, ${template}, ${slot},
      ${body}, ${segments}, ${now.toString()}::timestamptz)`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("the gate gave no answer");
  return row;
}

/** How many permits of this template the client was granted after a moment, for whomever. */
export async function permitsSince(
  tx: Tx,
  clientId: ClientId,
  template: string,
  since: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM permits
    WHERE "clientId" = ${clientId} AND template = ${template} AND "grantedAt" > ${since.toString()}::timestamptz`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** When the last permit of this template was granted for this person, or null. */
export async function lastPermitAt(
  tx: Tx,
  clientId: ClientId,
  template: string,
  recipient: Phone,
): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    SELECT max("grantedAt") AS at FROM permits
    WHERE "clientId" = ${clientId} AND recipient = ${recipient} AND template = ${template}`.execute(tx);
  return rows[0]?.at ?? null;
}
