import type { Kysely } from "kysely";
import { houseClient } from "../../../src/domain/ids.ts";
import type { DB } from "../../../src/store/tables.generated.ts";
import { type Database, databaseOf } from "./database.ts";
import { sessionOf, type Session } from "./session.ts";

export type Statement = {
  readonly session: Session;
  readonly database: Database;
  readonly t: Database["tables"];
  readonly at: number;
};

/** Begins a statement: others may go first. `at` is the database's clock, in milliseconds. */
export async function statement(tx: Kysely<DB>): Promise<Statement> {
  const session = sessionOf(tx);
  await session.turn();
  const database = databaseOf(session);
  return { session, database, t: database.tables, at: database.clockMs() };
}

/** What works across tenants is refused in a transaction of one, but of the house. */
export function acrossTenants({ tenant }: Session): void {
  if (tenant === null || tenant === houseClient) return;
  throw Object.assign(new Error("this works across tenants, and not in a transaction of one"), { code: "42501" });
}

export function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

/** Nothing of the simulation asks for it. */
export function notSimulated(what: string): never {
  throw new Error(`${what} is no part of the simulated database`);
}
