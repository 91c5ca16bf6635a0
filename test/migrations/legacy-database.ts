import { readFileSync } from "node:fs";
import { Client } from "pg";
import { templateDatabase } from "../support/database.ts";
import { type EmptyDatabase, openClone } from "./empty-database.ts";

/** `optOutOneIn`: of so many old texts one says STOP. */
export type LegacySizes = Readonly<Record<"clients" | "customers" | "messages" | "optOutOneIn", number>>;

const small: LegacySizes = { clients: 40, customers: 400, messages: 400, optOutOneIn: 100 };
const read = (file: string) => readFileSync(new URL(`../legacy/${file}`, import.meta.url), "utf8");

/** fill-l.sql is written for psql: its variables are filled in here, and its commands to psql left out. */
function legacySql(sizes: LegacySizes): readonly string[] {
  const fill = read("fill-l.sql")
    .replaceAll(/^\\.*$/gm, "")
    .replaceAll(/(?<!:):(clients|customers|messages)\b/g, (_, name: keyof LegacySizes) => String(sizes[name]))
    .replaceAll("i%5000=0", `i%${sizes.optOutOneIn}=0`);
  return [read("schema-l.sql"), fill];
}

/**
 * The predecessor's database as it made it, in shape L, with what its years left in it: each is a copy of one. `besides` is SQL
 * that every copy has behind it.
 */
export async function legacyDatabase(sizes: LegacySizes = small, besides = ""): Promise<EmptyDatabase> {
  const fingerprint = [...legacySql(sizes), besides].join("\n");
  const make = (url: string) => fillLegacy(url, sizes, besides);
  const database = await openClone(await templateDatabase(`legacy_${sizes.clients}`, make, fingerprint));
  await database.root.query("SET search_path = public");
  return database;
}

/** Makes the same of an empty database. */
export async function fillLegacy(superuserUrl: string, sizes: LegacySizes, besides = ""): Promise<void> {
  const root = new Client({ connectionString: superuserUrl });
  await root.connect();
  try {
    for (const text of [...legacySql(sizes), besides]) await root.query(text);
  } finally {
    await root.end();
  }
}

/** What a person has to do before the contract: one old text names another business's customer. */
export async function mendStrayText({ root }: Pick<EmptyDatabase, "root">): Promise<void> {
  await root.query(`UPDATE messages SET "customerId" = split_part("conversationId", '-', 2) WHERE id = 'me7'`);
}
