import { Client } from "pg";
import { makeOneOfEverything, tenantTablesOf } from "../../test/store/one-of-everything.ts";
import type { MigratedDatabase } from "../../test/support/migrated.ts";
import { watchRows } from "./watch-rows.ts";

/** A tenant of the campaign; `place` makes its name and its phone numbers. */
export type Neighbour = { readonly id: string; readonly place: number };
export type TenantTable = { readonly table: string; readonly tenant: string };
/** A row as the database writes it in JSON. */
export type Row = Readonly<Record<string, unknown>>;

export type Neighbourhood = {
  readonly database: MigratedDatabase;
  readonly root: Client;
  readonly tables: readonly TenantTable[];
  readonly neighbours: readonly Neighbour[];
  /** One row of a tenant's own of each table. */
  rowsOf(neighbour: Neighbour): Promise<ReadonlyMap<string, Row>>;
  close(): Promise<void>;
};

/** Of nobody, and spelt like the others: what is said of it is what must be said of another's. */
export const nobody: Neighbour = { id: "client_tenant99", place: 99 };
/** Another's or nobody's id, or what was made of it, in what the database answers. */
export const anyName = /tenant(\d\d)/g;

/** So many tenants, each with one row in every table. */
export async function openNeighbourhood(database: MigratedDatabase, count: number): Promise<Neighbourhood> {
  const root = new Client({ connectionString: database.superuserUrl });
  await root.connect();
  const neighbours: Neighbour[] = [];
  for (let place = 1; place <= count; place += 1)
    neighbours.push({ id: await makeOneOfEverything(root, nameOf(place), place), place });
  // A text that a sender has in hand is what a settlement reaches for.
  await root.query(`UPDATE outbox SET state = 'sending', fence = 1, "leasedUntil" = now() + interval '1 hour',
    "senderUntil" = now() + interval '1 hour' WHERE right("clientId", 1) IN ('0', '2', '4', '6', '8')`);
  await root.query("ANALYZE");
  const tables = await tenantTablesOf(root);
  await watchRows(root);
  return {
    database,
    root,
    tables,
    neighbours,
    rowsOf: (neighbour) => rowsOf(root, tables, neighbour),
    close: () => root.end(),
  };
}

async function rowsOf(root: Client, tables: readonly TenantTable[], { id }: Neighbour) {
  const found = new Map<string, Row>();
  for (const { table, tenant } of tables) {
    const { rows } = await root.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE "${tenant}" = $1 LIMIT 1`,
      [id],
    );
    const [first] = rows;
    if (first === undefined) throw new Error(`one-of-everything.ts makes no row of ${table}`);
    found.set(table, first.row);
  }
  return found;
}

export function numberOf({ place }: Neighbour): string {
  return `+4416329601${String(place).padStart(2, "0")}`;
}

export function ownerOf({ place }: Neighbour): string {
  return `+4477009001${String(place).padStart(2, "0")}`;
}

/** The same words about another tenant: names and phone numbers are all that tells two of them apart. */
export function saidOf(text: string, from: Neighbour, to: Neighbour): string {
  return text
    .replaceAll(nameOf(from.place), nameOf(to.place))
    .replaceAll(numberOf(from), numberOf(to))
    .replaceAll(ownerOf(from), ownerOf(to));
}

function nameOf(place: number): string {
  return `tenant${String(place).padStart(2, "0")}`;
}
