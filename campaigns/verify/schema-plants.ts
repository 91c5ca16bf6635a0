import { type Plant, plants } from "./plant.ts";

/** What a hurried hand, a half-run migration or another program does to a schema. */
export const schemaPlants: readonly Plant[] = [
  ...plants(1, "clients_columns", {
    "a documented column dropped": `ALTER TABLE clients DROP COLUMN "cancellationRequestedAt"`,
    "a wrong default": `ALTER TABLE clients ALTER "aiDisabled" SET DEFAULT true`,
    "no default": `ALTER TABLE clients ALTER "outboundPaused" DROP DEFAULT`,
    "NULL allowed": `ALTER TABLE clients ALTER "paymentActive" DROP NOT NULL`,
    "another type": `ALTER TABLE clients ALTER "trialUsedAt" TYPE timestamptz`,
    "a column by another name": `ALTER TABLE clients RENAME "pendingCancellation" TO pending_cancellation`,
  }),
  ...plants(1, "onboarding_columns", {
    "a documented onboarding column dropped": `ALTER TABLE onboarding_states DROP COLUMN "testCallDetected"`,
    "forwarding on by default": `ALTER TABLE onboarding_states ALTER "forwardingEnabled" SET DEFAULT true`,
  }),
  ...plants(1, "billing_enum", {
    "a value too many": `ALTER TYPE "BillingStatus" RENAME TO old; CREATE TYPE "BillingStatus" AS ENUM ('none', 'trial', 'active', 'canceled', 'past_due', 'free')`,
    "a value renamed": `ALTER TYPE "BillingStatus" RENAME VALUE 'canceled' TO 'cancelled'`,
  }),
  ...plants(1, "onboarding_foreign_key", {
    "no foreign key": `ALTER TABLE onboarding_states DROP CONSTRAINT "onboarding_states_clientId_fkey"`,
    "a foreign key that keeps orphans": `ALTER TABLE onboarding_states DROP CONSTRAINT "onboarding_states_clientId_fkey",
      ADD CONSTRAINT "onboarding_states_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES clients (id) ON DELETE SET NULL`,
  }),
  ...plants(1, "onboarding_unique", {
    "two onboarding rows allowed": `ALTER TABLE onboarding_states DROP CONSTRAINT "onboarding_states_clientId_key"`,
  }),
  ...plants(1, "documented_indexes", {
    "an index dropped": `DROP INDEX "clients_billingStatus_idx"`,
    "an index of that name over something else": `DROP INDEX "clients_aiDisabled_idx"; CREATE INDEX "clients_aiDisabled_idx" ON clients ("alertsPaused")`,
    "a documented index that was never finished": `UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"clients_outboundPaused_idx"'::regclass`,
  }),
  ...plants(1, "indexes_valid", {
    "an index that was never finished": `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'inbox_waiting_due'::regclass`,
    "an index that is not kept up": `UPDATE pg_index SET indisready = false WHERE indexrelid = 'outbox_open'::regclass`,
  }),
  ...plants(1, "constraints_valid", {
    "a check that old rows never passed": `ALTER TABLE leads ADD CONSTRAINT planted CHECK (number IS NULL) NOT VALID`,
    "a foreign key that old rows never passed": `ALTER TABLE messages ADD CONSTRAINT planted FOREIGN KEY (body) REFERENCES clients (id) NOT VALID`,
  }),
  ...plants(1, "row_security", {
    "row security off": "ALTER TABLE messages DISABLE ROW LEVEL SECURITY",
    "row security that the owner passes": "ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY",
    "a table without a policy":
      "DROP POLICY tenant ON spend; DROP POLICY operator_reads ON spend; DROP POLICY claims ON spend",
    "a tenant's table that somebody added": `CREATE TABLE notes ("clientId" text, words text)`,
  }),
  ...plants(1, "drift", {
    "a policy that lets everybody read": "CREATE POLICY planted ON permits FOR SELECT USING (true)",
    "permits for the application to write": "GRANT INSERT ON permits TO jobrun_app",
    "a role that row security does not bind": "ALTER ROLE jobrun_app BYPASSRLS",
    "the gate unplugged": `CREATE OR REPLACE FUNCTION gate_judge(p_action text, f gate_facts, p_again boolean) RETURNS text LANGUAGE sql AS 'SELECT NULL::text'`,
    "a trigger switched off": "ALTER TABLE outbox DISABLE TRIGGER outbox_lattice",
    "foreign keys switched off": "ALTER TABLE outbox DISABLE TRIGGER ALL",
  }),
];
