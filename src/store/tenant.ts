import { randomBytes } from "node:crypto";
import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import type { Pool } from "pg";
import type { ClientId } from "../domain/ids.ts";
import { insertEvents, type InsertEvents } from "./intake.ts";
import { openPool } from "./pool.ts";
import { preparing } from "./prepared.ts";
import type { DB } from "./tables.generated.ts";
import { listenForWakeUps, notifyOthers, type Listener } from "./wake-ups.ts";

/** A transaction that sees one tenant's rows, or none where it was opened without one. */
export type Tx = Transaction<DB>;

/** One statement that commits by itself, and so holds its locks no longer than the database needs. It sees no tenant's rows. */
export type Alone = Kysely<DB>;

export type Store = {
  /** The only way to a tenant's rows: one transaction, which row security binds to that tenant. */
  withTenant<Result>(clientId: ClientId, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** For the functions that claim, press, add and count. */
  withoutTenant<Result>(work: (db: Alone) => Promise<Result>): Promise<Result>;
  insertEvents: InsertEvents;
  notifyOthers(): Promise<void>;
  listenForWakeUps(onWake: () => void): Listener;
  close(): Promise<void>;
};

export type StoreOptions = { readonly url: string; readonly name: string; readonly connectionsMax: number };

/** Its name is one of a kind: a claim keeps it, and as long as a session of that name is connected its sender may go on. */
export function openStore(options: StoreOptions): Store {
  const name = `${options.name} ${randomBytes(8).toString("hex")}`;
  const pool: Pool = openPool({ ...options, name, role: null });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  return {
    withTenant: (clientId, work) =>
      db.transaction().execute(async (tx) => {
        await sql`SELECT set_config('jobrun.tenant', ${clientId}, true)`.execute(tx);
        return work(tx);
      }),
    withoutTenant: (work) => work(db),
    insertEvents: insertEvents(pool),
    notifyOthers: () => notifyOthers(pool),
    listenForWakeUps: (onWake) => listenForWakeUps(options.url, name, onWake),
    close: async () => {
      await db.destroy();
      // Kysely ends the pool only where it ran a query itself; a wake-up alone goes past it.
      if (!pool.ended) await pool.end();
    },
  };
}
