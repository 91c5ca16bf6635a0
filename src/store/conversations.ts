import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import { parseIntake } from "../domain/intake/parse-intake.ts";
import { newIntake, type Intake } from "../domain/intake/state.ts";
import type { Phone } from "../domain/phone.ts";
import { utc } from "./clients.ts";
import { newId } from "./new-id.ts";
import type { Tx } from "./tenant.ts";

export type Conversation = { readonly id: string; readonly customerId: string; readonly intake: Intake };

/** The customer's thread with this client, made if there is none, and locked until the transaction ends. */
export async function lockConversation(
  tx: Tx,
  clientId: ClientId,
  customerId: string,
  ourNumber: Phone,
  now: Temporal.Instant,
): Promise<Conversation> {
  await tx
    .insertInto("conversations")
    .values({
      id: newId("conversation"),
      clientId,
      customerId,
      mode: "OPERATIONAL",
      ourNumber,
      intake: JSON.stringify(newIntake),
      createdAt: utc(now),
      updatedAt: utc(now),
    })
    .onConflict((conflict) =>
      conflict.columns(["clientId", "customerId", "mode"]).where("intake", "is not", null).doNothing(),
    )
    .execute();
  const row = await tx
    .selectFrom("conversations")
    .select(["id", "intake"])
    .where("clientId", "=", clientId)
    .where("customerId", "=", customerId)
    .where("mode", "=", "OPERATIONAL")
    .where("intake", "is not", null)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { id: row.id, customerId, intake: storedIntake(row.intake) };
}

/** The conversation with this id and whose phone it is with, locked until the transaction ends; null where there is none. */
export async function conversationBehind(
  tx: Tx,
  clientId: ClientId,
  id: string,
): Promise<{ readonly conversation: Conversation; readonly phone: Phone } | null> {
  const { rows } = await sql<{ customerId: string; intake: unknown; phone: Phone }>`
    SELECT t."customerId", t.intake, c."phoneE164" AS phone
    FROM conversations t JOIN customers c ON c."clientId" = t."clientId" AND c.id = t."customerId"
    WHERE t."clientId" = ${clientId} AND t.id = ${id} AND t.intake IS NOT NULL AND c."phoneE164" IS NOT NULL
    FOR UPDATE OF t`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  return { conversation: { id, customerId: row.customerId, intake: storedIntake(row.intake) }, phone: row.phone };
}

/** Where the thread with this person stands, without a lock; a new one where there is none. */
export async function readIntake(tx: Tx, clientId: ClientId, phone: Phone): Promise<Intake> {
  const { rows } = await sql<ThreadRow>`${threadWith(clientId, phone)}`.execute(tx);
  const [row] = rows;
  return row === undefined ? newIntake : storedIntake(row.intake);
}

/** The thread that this person has with this client already, locked until the transaction ends; null where there is none. */
export async function lockThread(tx: Tx, clientId: ClientId, phone: Phone): Promise<Conversation | null> {
  const { rows } = await sql<ThreadRow>`${threadWith(clientId, phone)} FOR UPDATE OF t`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { ...row, intake: storedIntake(row.intake) };
}

type ThreadRow = { readonly id: string; readonly customerId: string; readonly intake: unknown };

function threadWith(clientId: ClientId, phone: Phone) {
  return sql`
    SELECT t.id, t."customerId", t.intake FROM customers c JOIN conversations t ON t."clientId" = c."clientId" AND t."customerId" = c.id
    WHERE c."clientId" = ${clientId} AND c."phoneE164" = ${phone} AND t.mode = 'OPERATIONAL' AND t.intake IS NOT NULL`;
}

export async function saveIntake(
  tx: Tx,
  clientId: ClientId,
  conversation: Conversation,
  intake: Intake,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable("conversations")
    .set({ intake: JSON.stringify(intake), updatedAt: utc(now) })
    .where("clientId", "=", clientId)
    .where("id", "=", conversation.id)
    .execute();
}

function storedIntake(stored: unknown): Intake {
  const intake = parseIntake(stored);
  if (intake === null) throw new Error("a conversation's intake is of no known stage");
  return intake;
}
