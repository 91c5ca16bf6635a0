import type { OwnerEffect } from "../domain/owner/answer.ts";
import type { OwnerCommand } from "../domain/owner/command.ts";
import { parseOwnerThread } from "../domain/owner/parse-thread.ts";
import { newOwnerThread, type OwnerThread } from "../domain/owner/thread.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** Whose thread: another phone of the same owner begins another, with nothing proven. */
export type OwnerOf = { readonly clientId: ClientId; readonly phone: Phone };

/** Where the thread with this client's owner stands, locked until the transaction ends: what they text is done one by one. */
export async function lockOwnerThread(
  tx: Tx,
  { clientId, phone }: OwnerOf,
  now: Temporal.Instant,
): Promise<OwnerThread> {
  await tx
    .insertInto("owner_threads")
    .values({ clientId, phone, state: JSON.stringify(newOwnerThread), updatedAt: now.toString() })
    .onConflict((conflict) => conflict.columns(["clientId", "phone"]).doNothing())
    .execute();
  const row = await tx
    .selectFrom("owner_threads")
    .select("state")
    .where("clientId", "=", clientId)
    .where("phone", "=", phone)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return parseOwnerThread(row.state);
}

export async function saveOwnerThread(
  tx: Tx,
  { clientId, phone }: OwnerOf,
  thread: OwnerThread,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable("owner_threads")
    .set({ state: JSON.stringify(thread), updatedAt: now.toString() })
    .where("clientId", "=", clientId)
    .where("phone", "=", phone)
    .execute();
}

/** One command of a text, which of its lines it was, what it had done, and what came of that. Written once. */
export type DoneCommand = {
  readonly clientId: ClientId;
  readonly eventId: string;
  readonly place: number;
  readonly command: OwnerCommand;
  readonly effects: readonly OwnerEffect[];
  readonly outcome: string;
};

export async function keepOwnerCommand(
  tx: Tx,
  { clientId, eventId, place, command, effects, outcome }: DoneCommand,
  now: Temporal.Instant,
): Promise<void> {
  // Not the code itself: it would still be worth something to a reader while it waits.
  const kept = command.is === "code" ? { is: command.is } : command;
  const written = { command: JSON.stringify(kept), effects: JSON.stringify(effects), outcome };
  await tx
    .insertInto("owner_commands")
    .values({ clientId, eventId, place, ...written, doneAt: now.toString() })
    .execute();
}
