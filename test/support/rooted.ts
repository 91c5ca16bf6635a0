import { Client } from "pg";
import { type MigratedDatabase, migratedDatabase } from "./migrated.ts";

/** A migrated database with a superuser's connection to it. */
export type RootedDatabase = MigratedDatabase & {
  readonly root: Client;
  /** Ends the connection and drops the database. */
  close(): Promise<void>;
};

export async function rootedDatabase(): Promise<RootedDatabase> {
  const database = await migratedDatabase();
  const root = new Client({ connectionString: database.superuserUrl });
  await root.connect();
  const close = async () => {
    await root.end();
    await database.drop();
  };
  return { ...database, root, close };
}
