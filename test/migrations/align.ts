import { addOpsAlertFields } from "../../migrations/20241223_add_ops_alert_fields.ts";
import { alignSchemaWithProduction } from "../../migrations/20241223_align_schema_with_production.ts";
import type { EmptyDatabase } from "./empty-database.ts";

/** The predecessor's own alignment: the same result by name, and no row filled. */
export async function align({ root }: EmptyDatabase): Promise<void> {
  const steps = [...addOpsAlertFields.steps, ...alignSchemaWithProduction.steps];
  for (const { moves } of steps.filter(({ kind }) => kind !== "backfill")) {
    for (const { text } of moves) {
      // The unique index is in the history twice: by itself before the rows are filled, and for its constraint.
      if (!text.includes("UNIQUE INDEX") || !(await hasUnique(root))) await root.query(text);
    }
  }
}

async function hasUnique(root: EmptyDatabase["root"]): Promise<boolean> {
  return (await root.query(`SELECT to_regclass('"onboarding_states_clientId_key"') AS t`)).rows[0]?.t !== null;
}
