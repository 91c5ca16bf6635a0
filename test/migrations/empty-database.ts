import { Client } from "pg";
import { cloneDatabase, type Template, templateDatabase, type TestDatabase } from "../support/database.ts";

/** A database of the test's own with nothing in it, and a superuser's connection to it. */
export type EmptyDatabase = TestDatabase & { readonly root: Client };

const opened: EmptyDatabase[] = [];

export async function emptyDatabase(): Promise<EmptyDatabase> {
  return openClone(await templateDatabase("empty", async () => undefined, "nothing"));
}

/** The same of another template's. */
export async function openClone(template: Template): Promise<EmptyDatabase> {
  const database = await cloneDatabase(template);
  const root = new Client({ connectionString: database.superuserUrl });
  root.on("error", () => undefined);
  await root.connect();
  const empty = { ...database, root };
  opened.push(empty);
  return empty;
}

/** For `after`: ends and drops what the file opened. */
export async function dropEmptyDatabases(): Promise<void> {
  for (const database of opened.splice(0)) {
    await database.root.end();
    await database.drop();
  }
}
