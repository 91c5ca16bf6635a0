import type { HomeDatabase } from "../../home/database.ts";
import { history } from "../../release/migrate/history.ts";
import { readSchemaStatus } from "../../release/migrate/schema-status.ts";

/** Where the schema stands, as a manifest says it. */
export async function schemaOf({ url, adminUrl }: HomeDatabase): Promise<string> {
  const status = await readSchemaStatus(history, adminUrl ?? url);
  return status.is === "foreign" ? status.is : `${status.is} ${status.version}`;
}

/** A folder's name that says when, without what file systems refuse. */
export function newName(): string {
  return Temporal.Now.instant().toString({ smallestUnit: "millisecond" }).replaceAll(":", "-");
}
