import { readFileSync } from "node:fs";
import { align } from "./align.ts";
import { emptyDatabase, type EmptyDatabase } from "./empty-database.ts";

const read = (file: string) => readFileSync(new URL(`../legacy/${file}`, import.meta.url), "utf8");

/** The predecessor's other schema before its alignment (shape B), with no rows. */
export async function baselineDatabase(): Promise<EmptyDatabase> {
  const database = await emptyDatabase();
  await database.root.query(`${read("schema-l.sql")}; ${read("shape-b.sql")}`);
  return database;
}

/** The same after its alignment (shape BA): each fact has two columns. */
export async function alignedBaselineDatabase(): Promise<EmptyDatabase> {
  const database = await baselineDatabase();
  // Shape B has had these two from the first; here the alignment makes them.
  await database.root.query(
    'ALTER TABLE onboarding_states DROP COLUMN stuck_detected_at; ALTER TABLE clients DROP COLUMN "paymentActive"',
  );
  await align(database);
  return database;
}
