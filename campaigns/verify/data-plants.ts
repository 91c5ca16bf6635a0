import { type Plant, plants } from "./plant.ts";

const late = "now() - interval '1 hour'";
const byHand = "ALTER TABLE deployment_steps DISABLE TRIGGER deployment_steps_stands";

/** What a deleted row, a foreign key that was off, a fix by hand or a stuck loop leaves behind. LIVE is a live business. */
export const dataPlants: readonly Plant[] = [
  ...plants(2, "clients_filled", {
    "one NULL": `ALTER TABLE clients ALTER "aiDisabled" DROP NOT NULL; UPDATE clients SET "aiDisabled" = NULL WHERE id = 'LIVE'`,
    "no clients at all": "DELETE FROM clients",
  }),
  ...plants(2, "onboarding_filled", {
    "an onboarding row without a business": `UPDATE onboarding_states SET "clientId" = NULL`,
  }),
  ...plants(2, "onboarding_once", {
    "two onboarding rows": `ALTER TABLE onboarding_states DROP CONSTRAINT "onboarding_states_clientId_key";
      INSERT INTO onboarding_states (id, updated_at, "clientId") SELECT 'planted', now(), "clientId" FROM onboarding_states LIMIT 1`,
  }),
  ...plants(2, "rows_mapped", {
    "a row in quarantine": `INSERT INTO quarantined_rows ("tableName", "rowId", step, reason, "row") VALUES ('customers', 'x', 's', 'no business', '{}')`,
  }),
  ...plants(2, "live_is_proven", {
    "live without a test call": `ALTER TABLE clients DROP CONSTRAINT IF EXISTS "clients_testCallEventId_fkey"; UPDATE clients SET "testCallEventId" = NULL WHERE id = 'LIVE'`,
    "live without having agreed": `UPDATE clients SET "agreedAt" = NULL WHERE id = 'LIVE'`,
    "live without a number": `DELETE FROM numbers WHERE "clientId" = 'LIVE'`,
    "live without a reason": `ALTER TABLE clients DROP CONSTRAINT clients_live_is_explained; UPDATE clients SET "liveBecause" = NULL WHERE id = 'LIVE'`,
  }),
  ...plants(2, "complete_is_live", {
    "complete and not live": `UPDATE clients SET "onboardingComplete" = false, "liveBecause" = NULL WHERE id = 'LIVE'`,
  }),
  ...plants(2, "trial_has_an_end", {
    "a trial without an end": `UPDATE clients SET "billingStatus" = 'trial', "trialUsedAt" = now(), "trialEndsAt" = NULL WHERE id = 'LIVE'`,
    "a trial that never began": `UPDATE clients SET "billingStatus" = 'trial', "trialUsedAt" = NULL, "trialEndsAt" = now() WHERE id = 'LIVE'`,
  }),
  ...plants(2, "numbers_have_one_role", {
    "a number of a closed business": `UPDATE clients SET "closedAt" = now() WHERE id = 'LIVE'`,
    "a second number for one business": `DROP INDEX numbers_one_a_client;
      INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt") VALUES ('LIVE', '+441632960777', 'OPERATIONAL', 'assigned', now(), now())`,
  }),
  ...plants(2, "messages_in_clients", {
    "messages of a business that is gone": "DELETE FROM clients WHERE id = 'LIVE'",
  }),
  ...plants(2, "messages_conversationId_in_conversations", { "a conversation deleted": "DELETE FROM conversations" }),
  ...plants(2, "conversations_customerId_in_customers", { "a customer deleted": "DELETE FROM customers" }),
  ...plants(2, "leads_customerId_in_customers", { "a lead's customer deleted": "DELETE FROM customers" }),
  ...plants(2, "outbox_permitId_in_permits", { "permits deleted": "DELETE FROM permits" }),
  ...plants(2, "steps_conversationId_in_conversations", { "a step of nobody's": "DELETE FROM conversations" }),
  ...plants(2, "inbox_in_clients", { "an event of nobody's": `UPDATE inbox SET "clientId" = 'client_gone'` }),
  ...plants(2, "events_move", {
    "a queue that stands still": `UPDATE inbox SET state = 'waiting', "finishedAt" = NULL, outcome = NULL, "dueAt" = ${late}`,
  }),
  ...plants(2, "events_dead", {
    "a dead letter": `UPDATE inbox SET state = 'dead', error = 'planted'`,
  }),
  ...plants(2, "texts_move", {
    "a sender that died": `UPDATE outbox SET state = 'sending', "leasedUntil" = ${late}`,
  }),
  ...plants(2, "texts_known", {
    "a text of which nobody knows": `UPDATE outbox SET state = 'unknown', "unknownAt" = ${late}`,
  }),
  ...plants(2, "texts_permitted", {
    "words that nobody permitted": `UPDATE outbox SET body = 'Buy now'`,
    "a recipient that nobody permitted": `UPDATE outbox SET recipient = '+447700900777'`,
  }),
  ...plants(2, "opted_out_stay_silent", {
    "a text after an opt-out": `INSERT INTO opt_outs ("clientId", id, "personHash", phone, words, "optedOutAt", source)
      SELECT DISTINCT ON (recipient) "clientId", 'planted' || id, person_hash("clientId", recipient), recipient, 'planted', "sentAt" - interval '1 minute', 'operator' FROM outbox`,
  }),
  ...plants(2, "timers_run", {
    "a timer that failed for good": `UPDATE timers SET state = 'dead'`,
    "a timer that nobody runs": `UPDATE timers SET state = 'waiting', "dueAt" = ${late} - interval '1 hour', "retryAt" = ${late} - interval '1 hour'
      WHERE ctid = (SELECT ctid FROM timers LIMIT 1)`,
  }),
  ...plants(2, "audit_whole", {
    "a line of the audit rewritten": `ALTER TABLE audit DISABLE TRIGGER audit_stands; UPDATE audit SET who = 'nobody'`,
    "a line of the audit taken out": `ALTER TABLE audit DISABLE TRIGGER audit_stands; DELETE FROM audit WHERE place = 1`,
  }),
  ...plants(2, "deployments_whole", {
    "evidence of a release rewritten": `${byHand}; UPDATE deployment_steps SET who = 'nobody' WHERE place = 1`,
    "evidence of a release taken out": `${byHand}; DELETE FROM deployment_steps WHERE place = 1`,
    "a signature that is of nothing": `${byHand}; UPDATE deployment_steps SET "signedBy" = 'nobody', signature = 'none' WHERE place = 2;
      UPDATE deployment_steps s SET hash = deployment_hash(s) WHERE place = 2`,
  }),
];
