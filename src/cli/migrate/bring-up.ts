import type { Deployment } from "../../config/deployment.ts";
import { commitOf } from "../../home/commit.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import { connect } from "../../release/connect.ts";
import { noCommit, whyNoBackup, whyNotStaged } from "../../release/deploy/record.ts";
import type { Decisions } from "../../release/migrate/decisions.ts";
import { adoption, history } from "../../release/migrate/history.ts";
import { migrateUp } from "../../release/migrate/migrate-up.ts";
import { planMigration, type Plan } from "../../release/migrate/plan/plan.ts";
import { showProgress } from "../../release/migrate/show-progress.ts";

export type Upgrade = { readonly decisions: Decisions; readonly contract: boolean };

/** What `migrate up` would do with the same answers. */
export async function planned(home: Home, upgrade: Upgrade): Promise<Plan> {
  const { adminUrl } = await withAdmin(home);
  return planMigration(history, { adminUrl, adoption, ...upgrade });
}

/** Runs every step that has not run, and says how many; refused while something is to be decided, or no backup is proved. */
export async function bringUp(home: Home, deployment: Deployment, upgrade: Upgrade): Promise<number> {
  const plan = await planned(home, upgrade);
  const stops = [...plan.refusals, ...plan.questions];
  if (stops.length > 0) throw new Refused(stops.join("\n"), "See jobrun migrate plan.");
  const { adminUrl, passwords } = await withAdmin(home);
  if (deployment !== "local" && plan.shape.is !== "empty" && plan.steps.length > 0)
    await refuseWithoutEvidence(adminUrl, deployment);
  const announce = (line: string) => process.stderr.write(`${line}\n`);
  const takeOver = { adoption, ...upgrade };
  return migrateUp(history, { adminUrl, passwords, announce, progress: showProgress(process.stderr), takeOver });
}

async function refuseWithoutEvidence(adminUrl: string, deployment: Deployment): Promise<void> {
  const client = await connect(adminUrl, "jobrun migrate");
  try {
    const why = await whyNoBackup(client);
    if (why !== null) throw new Refused(why, "Run jobrun deploy, which takes one and proves it before it migrates.");
    if (deployment !== "production") return;
    const unseen = await whyNotStaged(client, (await commitOf()) ?? noCommit);
    if (unseen !== null) throw new Refused(unseen, "Run jobrun deploy --staging-evidence FILE.");
  } finally {
    await client.end();
  }
}

export async function withAdmin(home: Home) {
  const { adminUrl, passwords } = await home.bareDatabase();
  if (adminUrl === null) throw new Refused("This needs the migrator's login.", "Set JOBRUN_ADMIN_DATABASE_URL.");
  return { adminUrl, passwords };
}
