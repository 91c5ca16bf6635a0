import { readFileSync } from "node:fs";
import { Client } from "pg";
import { templateDatabase } from "../support/database.ts";
import { type EmptyDatabase, openClone } from "./empty-database.ts";

const sizes = { clients: 40, customers: 400, messages: 400 };
const read = (file: string) => readFileSync(new URL(`../legacy/${file}`, import.meta.url), "utf8");

const schema = read("schema-l.sql");
/** fill-l.sql is written for psql: its variables are filled in here, and its commands to psql left out. */
const fill = read("fill-l.sql")
  .replaceAll(/^\\.*$/gm, "")
  .replaceAll(/(?<!:):(clients|customers|messages)\b/g, (_, name: keyof typeof sizes) => String(sizes[name]))
  // One opt-out in five thousand is none in four hundred.
  .replaceAll("i%5000=0", "i%100=0");

/** The predecessor's database as it made it, in shape L, with what its years left in it: each is a copy of one. */
export async function legacyDatabase(): Promise<EmptyDatabase> {
  const database = await openClone(await templateDatabase("legacy", make, schema + fill));
  await database.root.query("SET search_path = public");
  return database;
}

async function make(superuserUrl: string): Promise<void> {
  const root = new Client({ connectionString: superuserUrl });
  await root.connect();
  try {
    await root.query(schema);
    await root.query(fill);
  } finally {
    await root.end();
  }
}

/** What a person has to do before the contract: one old text names another business's customer. */
export async function mendStrayText({ root }: Pick<EmptyDatabase, "root">): Promise<void> {
  await root.query(`UPDATE messages SET "customerId" = split_part("conversationId", '-', 2) WHERE id = 'me7'`);
}
