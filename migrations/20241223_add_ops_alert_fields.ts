import { migration, sql } from "../src/release/migrate/step.ts";

export const addOpsAlertFields = migration("20241223_add_ops_alert_fields", "expand", [
  sql(
    "columns of clients",
    `
      ALTER TABLE clients
        ADD COLUMN "paymentGateAlertedAt" TIMESTAMP(3),
        ADD COLUMN "paymentGateAlertCount" INTEGER NOT NULL DEFAULT 0,
        ADD COLUMN "opsAlertsMuted" BOOLEAN NOT NULL DEFAULT false
    `,
  ),
  sql("column of onboarding_states", `ALTER TABLE onboarding_states ADD COLUMN stuck_detected_at TIMESTAMP(3)`),
]);
