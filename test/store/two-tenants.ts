import { Client } from "pg";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";
import { makeOneOfEverything, tenantTablesOf } from "./one-of-everything.ts";

export const ours = "client_ann";
export const theirs = "client_bob";

/** A row was not let through: by a right that is not there, or by row security. */
export const denied = { code: "42501" };

type TenantTable = { readonly table: string; readonly tenant: string };

/** A database in which two tenants have one of everything, with a superuser's connection to it and the application's. */
export type TwoTenants = {
  readonly database: MigratedDatabase;
  readonly root: Client;
  readonly app: Client;
  /** Every table of tenants, from the catalogue. */
  readonly tables: readonly TenantTable[];
  connect(url: string): Promise<Client>;
  /** Runs one statement as the application in a transaction of the tenant, and takes it back. */
  as(tenant: string, statement: string): Promise<{ rows: readonly Record<string, unknown>[]; count: number }>;
  close(): Promise<void>;
};

export async function openTwoTenants(): Promise<TwoTenants> {
  const database = await migratedDatabase();
  const clients: Client[] = [];
  const connect = async (url: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    clients.push(client);
    return client;
  };
  const [root, app] = [await connect(database.superuserUrl), await connect(database.appUrl)];
  await makeOneOfEverything(root, "ann", 1);
  await makeOneOfEverything(root, "bob", 2);
  return {
    database,
    root,
    app,
    tables: await tenantTablesOf(root),
    connect,
    as: async (tenant, statement) => {
      await app.query("BEGIN");
      try {
        await app.query("SELECT set_config('jobrun.tenant', $1, true)", [tenant]);
        const { rows, rowCount } = await app.query<Record<string, unknown>>(statement);
        return { rows, count: rowCount ?? 0 };
      } finally {
        await app.query("ROLLBACK");
      }
    },
    close: async () => {
      await Promise.all(clients.map((client) => client.end()));
      await database.drop();
    },
  };
}
