import { setTimeout as pause } from "node:timers/promises";
import { connect } from "../../src/release/connect.ts";

/** For how long somebody reads, and how long somebody else does nothing amid a transaction. */
export type Holding = { readonly readerMs: number; readonly idleMs: number };

/** What went wrong for the two of them, or null. */
export type Held = { readonly end: Promise<string | null> };

/** Holds up whoever wants a table, or that row of customers, for itself. Settles once both have what they hold. */
export async function holdUp(url: string, row: string, { readerMs, idleMs }: Holding): Promise<Held> {
  const [reader, idler] = [await connect(url, "the reader"), await connect(url, "the idle one")];
  await reader.query("BEGIN");
  await idler.query("BEGIN");
  for (const table of ["clients", "onboarding_states"]) await idler.query(`SELECT FROM ${table} LIMIT 1`);
  await idler.query(`UPDATE customers SET "updatedAt" = now() WHERE id = $1`, [row]);
  const reading = reader.query(
    "SELECT count(*), (SELECT count(*) FROM clients), pg_sleep($1::float / 1000) FROM messages",
    [readerMs],
  );
  const idling = async () => {
    await pause(idleMs);
    await idler.query("COMMIT");
  };
  const both = async () => {
    try {
      await Promise.all([reading, idling()]);
    } finally {
      await Promise.all([reader.end(), idler.end()]);
    }
  };
  return {
    end: both().then(
      () => null,
      (error: unknown) => `who held something up was not left alone: ${String(error)}`,
    ),
  };
}
