import type { Installation } from "../support/installation.ts";
import { until } from "../support/until.ts";

/** Waits until every notice to an owner that is due has been given. */
export async function noticesGiven({ records, context: { world } }: Installation): Promise<void> {
  await until("every notice that is due is given", async () => {
    const due = await records.rows(
      `SELECT 1 FROM timers WHERE kind = 'owner_notice' AND state = 'waiting' AND "dueAt" <= $1::timestamptz`,
      [world.now().toString()],
    );
    return due.length === 0;
  });
}
