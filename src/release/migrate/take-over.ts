import type { Client } from "pg";
import { type Decisions, keepDecisions } from "./decisions.ts";
import { checksum, stepKey } from "./ledger.ts";
import type { PredecessorShape } from "./plan/recognise.ts";
import type { Migration } from "./step.ts";

/** How a predecessor's database joins the history: `runs` in place of the migration that would make its tables. */
export type Adoption = { readonly runs: Migration; readonly insteadOf: Migration };

/** The shape that a database had when it was taken over; null for one that was ours from the first. */
export async function takenOverFrom(client: Client): Promise<string | null> {
  const there = await client.query<{ there: boolean }>(
    "SELECT to_regclass('public.jobrun_decisions') IS NOT NULL AS there",
  );
  if (there.rows[0]?.there !== true) return null;
  const { rows } = await client.query<{ value: string }>("SELECT value FROM jobrun_decisions WHERE name = 'shape'");
  return rows[0]?.value ?? null;
}

/** In one transaction: what was decided, and that the first migration's tables are there already. */
export async function beginTakeOver(
  client: Client,
  shape: PredecessorShape,
  { insteadOf }: Adoption,
  decisions: Decisions,
): Promise<void> {
  await client.query("BEGIN; SET LOCAL ROLE jobrun_owner");
  try {
    await client.query("INSERT INTO jobrun_decisions (name, value) VALUES ('shape', $1)", [shape]);
    await keepDecisions(client, {
      onboardingRows: decisions.onboardingRows ?? "customer",
      liveClients: decisions.liveClients ?? [],
    });
    for (const step of insteadOf.steps) {
      await client.query("INSERT INTO jobrun_migrations (key, checksum) VALUES ($1, $2)", [
        stepKey(insteadOf, step),
        checksum(step),
      ]);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
