import { connect } from "../../connect.ts";
import { readSchemaStatus } from "../schema-status.ts";
import type { Migration } from "../step.ts";
import { type Drift, findDrift } from "./find-drift.ts";

/** Null where the schema is not just this program's own: then nobody here knows what it must be. */
export async function readDrift(migrations: readonly Migration[], url: string): Promise<Drift | null> {
  if ((await readSchemaStatus(migrations, url)).is !== "current") return null;
  const client = await connect(url, "jobrun drift");
  try {
    await client.query("SET statement_timeout = '30s'");
    return await findDrift(client);
  } finally {
    await client.end();
  }
}
