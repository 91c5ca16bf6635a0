import { adoption, migrations } from "../../migrations/index.ts";
import type { Decisions } from "../../src/release/migrate/decisions.ts";
import { undecided } from "../../src/release/migrate/decisions.ts";
import { migrateUp } from "../../src/release/migrate/migrate-up.ts";
import type { Migration } from "../../src/release/migrate/step.ts";
import { planMigration, type Plan } from "../../src/release/migrate/plan/plan.ts";

export function takeOver(adminUrl: string, decisions: Decisions = undecided, contract = false): Promise<number> {
  return migrateUp(migrations, {
    adminUrl,
    passwords: {},
    announce: () => undefined,
    takeOver: { adoption, decisions, contract },
  });
}

export function planOf(
  adminUrl: string,
  decisions: Decisions = undecided,
  contract = false,
  history: readonly Migration[] = migrations,
): Promise<Plan> {
  return planMigration(history, { adminUrl, adoption, decisions, contract });
}
