import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** How long nothing but safety words goes to a thread that loops (telephony page, C7). */
const stoppedHours = 24;

/** Stops a thread. False where it is stopped already, and then nothing changes. */
export async function stopThread(
  tx: Tx,
  { clientId, phone, why }: { readonly clientId: ClientId; readonly phone: Phone; readonly why: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const stop = { why, stoppedAt: now.toString(), stoppedUntil: now.add({ hours: stoppedHours }).toString() };
  const stopped = await tx
    .insertInto("looping_threads")
    .values({ clientId, phone, ...stop })
    .onConflict((conflict) =>
      conflict
        .columns(["clientId", "phone"])
        .doUpdateSet(stop)
        .where(sql<boolean>`looping_threads."stoppedUntil" <= ${now.toString()}::timestamptz`),
    )
    .returning("phone")
    .executeTakeFirst();
  return stopped !== undefined;
}
