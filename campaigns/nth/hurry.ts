import type { Records } from "../../test/support/records.ts";

/** Leases of workers that gave up, pauses before the next attempt, and the carrier's pauses: all of them over now. */
const statements = [
  `UPDATE inbox SET "leasedUntil" = NULL, "dueAt" = clock_timestamp()
   WHERE state = 'waiting' AND ("leasedUntil" > clock_timestamp() OR "dueAt" > clock_timestamp())`,
  `UPDATE outbox SET "leasedUntil" = clock_timestamp() WHERE "leasedUntil" > clock_timestamp()`,
  `UPDATE outbox SET "dueAt" = clock_timestamp() WHERE state = 'queued' AND "dueAt" > clock_timestamp()`,
  `UPDATE circuits SET "openUntil" = clock_timestamp() WHERE "openUntil" > clock_timestamp()`,
  `UPDATE timers SET "leasedUntil" = NULL, "retryAt" = clock_timestamp()
   WHERE state = 'waiting' AND ("leasedUntil" > clock_timestamp() OR "retryAt" > clock_timestamp())`,
];

/** Lets the time pass that the database counts by its own clock. Answers how many waited, or still wait for a look-up. */
export async function hurry(records: Records): Promise<number> {
  let rows = 0;
  for (const statement of statements) rows += (await records.rows(`${statement} RETURNING 1`)).length;
  const [waiting] = await records.rows<{ n: string }>(`SELECT count(*) AS n FROM outbox WHERE state = 'unknown'`);
  return rows + Number(waiting?.n ?? 0);
}
