import type { Migration } from "../src/release/migrate/step.ts";
import { adoptPredecessor } from "./20241222_adopt_predecessor.ts";
import { billing } from "./20261122_billing.ts";
import { carryOver } from "./20261122_carry_over.ts";
import { predecessor } from "./20241219_predecessor.ts";
import { addOpsAlertFields } from "./20241223_add_ops_alert_fields.ts";
import { alignSchemaWithProduction } from "./20241223_align_schema_with_production.ts";
import { contractInherited } from "./20261122_contract_inherited.ts";
import { deployments } from "./20261123_deployments.ts";
import { gate } from "./20261122_gate.ts";
import { inbox } from "./20261122_inbox.ts";
import { leads } from "./20261122_leads.ts";
import { numbers } from "./20261122_numbers.ts";
import { owner } from "./20261122_owner.ts";
import { onboarding } from "./20261122_onboarding.ts";
import { steps } from "./20261122_steps.ts";
import { processes } from "./20261122_processes.ts";
import { setUps } from "./20261122_set_ups.ts";
import { restorations } from "./20261122_restorations.ts";
import { security } from "./20261122_security.ts";
import { tenants } from "./20261122_tenants.ts";
import { timers } from "./20261122_timers.ts";
import { switches } from "./20261122_switches.ts";

/** The schema's history, oldest first. The place in this list is the schema's version; the list only grows at its end. */
export const migrations: readonly Migration[] = [
  predecessor,
  addOpsAlertFields,
  alignSchemaWithProduction,
  tenants,
  numbers,
  inbox,
  gate,
  switches,
  timers,
  billing,
  onboarding,
  carryOver,
  steps,
  leads,
  owner,
  setUps,
  security,
  processes,
  restorations,
  deployments,
  contractInherited,
];

/** Migrations at the end of the list that this release serves without as well: contracts of what it reads in both forms. */
export const optional: readonly Migration[] = [];

/** How a database of the predecessor's own becomes one of the history's: instead of the first migration, which made its tables. */
export const adoption = { runs: adoptPredecessor, insteadOf: predecessor } as const;
