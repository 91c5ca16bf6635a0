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
