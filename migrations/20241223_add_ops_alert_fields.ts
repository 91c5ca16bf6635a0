import { addColumn } from "../src/release/migrate/step/add-column.ts";
import { migration } from "../src/release/migrate/step.ts";

export const addOpsAlertFields = migration("20241223_add_ops_alert_fields", "expand", [
  addColumn("clients", "paymentGateAlertedAt", "timestamp(3) without time zone"),
  addColumn("clients", "paymentGateAlertCount", "integer not null default 0"),
  addColumn("clients", "opsAlertsMuted", "boolean not null default false"),
  addColumn("onboarding_states", "stuck_detected_at", "timestamp(3) without time zone"),
]);
