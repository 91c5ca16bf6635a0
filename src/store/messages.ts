import type { ClientId } from "../domain/ids.ts";
import { utc } from "./clients.ts";
import { newId } from "./new-id.ts";
import type { Tx } from "./tenant.ts";

export type NewMessage = {
  readonly clientId: ClientId;
  readonly customerId: string;
  readonly conversationId: string;
  readonly direction: "INBOUND" | "OUTBOUND";
  readonly type: "SMS" | "CALL";
  readonly body: string;
  /** The carrier's id of a text or call that arrived; what we queue has none yet. */
  readonly carrierId: string | null;
};

/** Keeps what was said in a conversation. A carrier's id that is there already changes nothing. */
export async function keepMessage(tx: Tx, message: NewMessage, now: Temporal.Instant): Promise<void> {
  const { carrierId, ...rest } = message;
  await tx
    .insertInto("messages")
    .values({ id: newId("message"), createdAt: utc(now), twilioSid: carrierId, ...rest })
    .onConflict((conflict) => conflict.column("twilioSid").doNothing())
    .execute();
}
