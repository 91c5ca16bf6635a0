import type { ClientFacts } from "../domain/client-facts.ts";
import type { ClientId } from "../domain/ids.ts";
import { utc } from "./clients.ts";
import type { Tx } from "./tenant.ts";

/** What the owner has told us of the business, its row locked until the transaction ends; null where there is no such client. */
export async function readClientFacts(tx: Tx, id: ClientId): Promise<ClientFacts | null> {
  const row = await tx
    .selectFrom("clients")
    .select(["hoursInWords as hours", "areaInWords as area", "calloutPence"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps them all as they are given: null is "not told". The next step of every conversation of this client knows them. */
export async function writeClientFacts(
  tx: Tx,
  id: ClientId,
  { hours, area, calloutPence }: ClientFacts,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable("clients")
    .set({ hoursInWords: hours, areaInWords: area, calloutPence, updatedAt: utc(now) })
    .where("id", "=", id)
    .execute();
}
