import { readFileSync } from "node:fs";
import { emptyDatabase, type EmptyDatabase } from "./empty-database.ts";

const sizes = { clients: 40, customers: 400, messages: 400 };
const read = (file: string) => readFileSync(new URL(`../legacy/${file}`, import.meta.url), "utf8");

/** fill-l.sql is written for psql: its variables are filled in here, and its commands to psql left out. */
const fill = read("fill-l.sql")
  .replaceAll(/^\\.*$/gm, "")
  .replaceAll(/(?<!:):(clients|customers|messages)\b/g, (_, name: keyof typeof sizes) => String(sizes[name]))
  // One opt-out in five thousand is none in four hundred.
  .replaceAll("i%5000=0", "i%100=0");

/** The predecessor's database as it made it, in shape L, with what its years left in it. */
export async function legacyDatabase(): Promise<EmptyDatabase> {
  const database = await emptyDatabase();
  await database.root.query(read("schema-l.sql"));
  await database.root.query(fill);
  await database.root.query("SET search_path = public");
  return database;
}
