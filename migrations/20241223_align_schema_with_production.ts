import { migration, sql, sqlOutsideTransaction, type Step } from "../src/release/migrate/step.ts";

function concurrentIndex(name: string, index: string, on: string): Step {
  return sqlOutsideTransaction(name, {
    text: `CREATE INDEX CONCURRENTLY ${index} ON ${on}`,
    undo: `DROP INDEX CONCURRENTLY IF EXISTS ${index}`,
  });
}

/** The documented result of the predecessor's alignment, by its documented names, in steps that can each run alone. */
export const alignSchemaWithProduction = migration("20241223_align_schema_with_production", "expand", [
  sql("billing status", `CREATE TYPE "BillingStatus" AS ENUM ('none', 'trial', 'active', 'canceled', 'past_due')`),
  sql(
    "columns of clients",
    `
      ALTER TABLE clients
        ADD COLUMN "onboardingComplete" BOOLEAN NOT NULL DEFAULT false,
        ADD COLUMN "outboundPaused" BOOLEAN NOT NULL DEFAULT false,
        ADD COLUMN "aiDisabled" BOOLEAN NOT NULL DEFAULT false,
        ADD COLUMN "billingStatus" "BillingStatus" NOT NULL DEFAULT 'none',
        ADD COLUMN "paymentActive" BOOLEAN NOT NULL DEFAULT false,
        ADD COLUMN "trialUsedAt" TIMESTAMP(3),
        ADD COLUMN "pendingCancellation" BOOLEAN NOT NULL DEFAULT false,
        ADD COLUMN "cancellationRequestedAt" TIMESTAMP(3)
    `,
  ),
  sql(
    "columns of onboarding_states",
    `
      ALTER TABLE onboarding_states
        ADD COLUMN "clientId" TEXT,
        ADD COLUMN "forwardingEnabled" BOOLEAN NOT NULL DEFAULT false,
        ADD COLUMN "testCallDetected" BOOLEAN NOT NULL DEFAULT false
    `,
  ),
  sql(
    "fill clientId",
    `
      UPDATE onboarding_states o SET "clientId" = c."clientId"
      FROM customers c WHERE c.id = o.customer_id AND o."clientId" IS NULL
    `,
  ),
  sql(
    "foreign key to clients",
    `
      ALTER TABLE onboarding_states ADD CONSTRAINT "onboarding_states_clientId_fkey"
        FOREIGN KEY ("clientId") REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE NOT VALID
    `,
  ),
  sql("foreign key holds", `ALTER TABLE onboarding_states VALIDATE CONSTRAINT "onboarding_states_clientId_fkey"`),
  ...["onboardingComplete", "outboundPaused", "aiDisabled", "billingStatus", "pendingCancellation"].map((column) =>
    concurrentIndex(`index of ${column}`, `"clients_${column}_idx"`, `clients ("${column}")`),
  ),
  concurrentIndex("index of clientId", `"onboarding_states_clientId_idx"`, `onboarding_states ("clientId")`),
  sqlOutsideTransaction("unique index of clientId", {
    text: `CREATE UNIQUE INDEX CONCURRENTLY "onboarding_states_clientId_key" ON onboarding_states ("clientId")`,
    undo: `DROP INDEX CONCURRENTLY IF EXISTS "onboarding_states_clientId_key"`,
  }),
  sql(
    "one onboarding a client",
    `
      ALTER TABLE onboarding_states
        ADD CONSTRAINT "onboarding_states_clientId_key" UNIQUE USING INDEX "onboarding_states_clientId_key"
    `,
  ),
]);
