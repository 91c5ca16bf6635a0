import type { DayHours } from "../domain/owner/command.ts";
import type { ClientId } from "../domain/ids.ts";
import { utc } from "./clients.ts";
import type { Tx } from "./tenant.ts";

export async function writeQuietHours(
  tx: Tx,
  id: ClientId,
  hours: DayHours | null,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable("clients")
    .set({ quietFrom: hours?.from ?? null, quietUntil: hours?.until ?? null, updatedAt: utc(now) })
    .where("id", "=", id)
    .execute();
}

/** Null: alerts come, outside quiet hours. */
export async function writeAlertsOff(tx: Tx, id: ClientId, until: string | null, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("clients")
    .set({ alertsOffUntil: until, updatedAt: utc(now) })
    .where("id", "=", id)
    .execute();
}
