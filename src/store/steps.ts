import { sql, type Kysely } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Step } from "../domain/intake/state.ts";
import type { Phone } from "../domain/phone.ts";
import type { StepInput } from "../domain/intake/take-step.ts";
import { newId } from "./new-id.ts";
import type { DB } from "./tables.generated.ts";
import type { Tx } from "./tenant.ts";

export type TakenStep = {
  readonly clientId: ClientId;
  readonly conversationId: string;
  /** The event or timer that it answers. */
  readonly cause: string;
  readonly input: StepInput;
  readonly output: Step;
};

/** Keeps what a step was given and what came of it, beside its effects in one transaction. */
export async function keepStep(tx: Tx, step: TakenStep, now: Temporal.Instant): Promise<void> {
  const { input, output, ...rest } = step;
  await tx
    .insertInto("steps")
    .values({
      id: newId("step"),
      ...rest,
      input: JSON.stringify(input),
      output: JSON.stringify(output),
      takenAt: now.toString(),
    })
    .execute();
}

/** A step as it was kept: plain JSON that nobody has looked at. */
export type KeptStep = { readonly cause: string; readonly input: unknown; readonly output: unknown };

const stepsMax = 10_000;

/** A step with what is known today of whose it was. */
export type OldStep = KeptStep & {
  readonly conversationId: string;
  readonly businessName: string;
  readonly trade: string | null;
  readonly timeZone: string;
};

/** The steps of every client since a moment, by conversation and oldest first; at most `stepsMax`. Reads across clients. */
export async function stepsSince(db: Kysely<DB>, since: Temporal.Instant): Promise<readonly OldStep[]> {
  const { rows } = await sql<OldStep>`
    SELECT s."conversationId", s.cause, s.input, s.output, b."businessName", b.trade, b.timezone AS "timeZone"
    FROM steps s JOIN clients b ON b.id = s."clientId" WHERE s."takenAt" >= ${since.toString()}::timestamptz
    ORDER BY s."conversationId", s.seq LIMIT ${stepsMax}`.execute(db);
  return rows;
}

/** The steps of a conversation of any client, oldest first. Needs a connection that reads across clients. */
export async function stepsOf(db: Kysely<DB>, conversationId: string): Promise<readonly KeptStep[]> {
  const { rows } = await sql<KeptStep>`
    SELECT cause, input, output FROM steps WHERE "conversationId" = ${conversationId} ORDER BY seq LIMIT ${stepsMax}`.execute(
    db,
  );
  return rows;
}

export type ConversationLine = { readonly id: string; readonly business: string; readonly steps: number };

/** The conversations with a person, of whatever client, that have steps. Needs a connection that reads across clients. */
export async function conversationsWith(db: Kysely<DB>, phone: Phone): Promise<readonly ConversationLine[]> {
  const { rows } = await sql<ConversationLine>`
    SELECT t.id, b."businessName" AS business, count(*)::integer AS steps
    FROM customers c JOIN conversations t ON t."clientId" = c."clientId" AND t."customerId" = c.id
      JOIN steps s ON s."conversationId" = t.id JOIN clients b ON b.id = t."clientId"
    WHERE c."phoneE164" = ${phone} GROUP BY t.id, b."businessName" ORDER BY t.id`.execute(db);
  return rows;
}
