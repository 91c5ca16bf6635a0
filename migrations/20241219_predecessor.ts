import { migration, sql } from "../src/release/migrate/step.ts";

import { predecessorTables } from "./predecessor-tables.ts";

/** The predecessor's production schema before its alignment ("shape L"), so that history starts where its databases stand. */
export const predecessor = migration("20241219_predecessor", "expand", [
  sql(
    "types",
    `
      CREATE TYPE "OnboardingStateEnum" AS ENUM ('S1_BUSINESS_TYPE_LOCATION', 'S2_BUSINESS_NAME', 'S3_OWNER_NAME', 'S4_NOTIFICATION_PREF', 'S5_CONFIRM_LIVE', 'COMPLETE');
      CREATE TYPE "UserRole" AS ENUM ('ADMIN', 'CLIENT');
      CREATE TYPE "MessageDirection" AS ENUM ('INBOUND', 'OUTBOUND', 'SYSTEM');
      CREATE TYPE "MessageType" AS ENUM ('SMS', 'CALL', 'NOTE', 'EVENT');
      CREATE TYPE "BookingStatus" AS ENUM ('NEW', 'CONFIRMED', 'CANCELLED', 'MISSED', 'RESCHEDULED');
      CREATE TYPE "RecurrenceFrequency" AS ENUM ('DAILY', 'WEEKLY', 'MONTHLY', 'CUSTOM');
      CREATE TYPE "LeadState" AS ENUM ('NEW', 'NEEDS_INFO', 'QUALIFIED', 'URGENT', 'AWAITING_BOOKING', 'CLOSED');
      CREATE TYPE "CustomerState" AS ENUM ('NEW', 'POST_CALL', 'POST_CALL_REPLIED', 'CUSTOMER_REPLIED', 'QUALIFIED', 'BOOKED', 'CONVERTED', 'LOST');
      CREATE TYPE "LeadSource" AS ENUM ('INBOUND', 'OUTBOUND', 'REFERRAL', 'WEBSITE', 'OTHER', 'FAKE');
      CREATE TYPE "LeadStatus" AS ENUM ('NEW', 'CONTACTED', 'QUALIFIED', 'CONVERTED', 'LOST');
    `,
  ),
  ...predecessorTables,
  sql(
    "indexes",
    `
      CREATE UNIQUE INDEX users_email_key ON users(email);
      CREATE UNIQUE INDEX "customers_clientId_phone_key" ON customers("clientId", phone);
      CREATE INDEX "customers_clientId_idx" ON customers("clientId");
      CREATE INDEX customers_phone_idx ON customers(phone);
      CREATE INDEX customers_state_idx ON customers(state);
      CREATE INDEX "conversations_clientId_idx" ON conversations("clientId");
      CREATE INDEX "conversations_customerId_idx" ON conversations("customerId");
      CREATE UNIQUE INDEX "messages_twilioSid_key" ON messages("twilioSid");
      CREATE INDEX "messages_clientId_idx" ON messages("clientId");
      CREATE INDEX "messages_customerId_idx" ON messages("customerId");
      CREATE INDEX "messages_conversationId_idx" ON messages("conversationId");
      CREATE INDEX "messages_createdAt_idx" ON messages("createdAt");
      CREATE INDEX "bookings_clientId_start_idx" ON bookings("clientId", start);
      CREATE INDEX "bookings_clientId_status_idx" ON bookings("clientId", status);
      CREATE INDEX "bookings_customerId_idx" ON bookings("customerId");
      CREATE INDEX "bookings_recurrenceRuleId_idx" ON bookings("recurrenceRuleId");
      CREATE INDEX "bookings_isAllDay_idx" ON bookings("isAllDay");
      CREATE UNIQUE INDEX "leads_clientId_customerId_key" ON leads("clientId", "customerId");
      CREATE INDEX "leads_clientId_idx" ON leads("clientId");
      CREATE INDEX "leads_customerId_idx" ON leads("customerId");
      CREATE INDEX leads_state_idx ON leads(state);
      CREATE UNIQUE INDEX onboarding_states_customer_id_key ON onboarding_states(customer_id);
      CREATE INDEX onboarding_states_current_state_idx ON onboarding_states(current_state);
      CREATE INDEX onboarding_states_last_message_sid_idx ON onboarding_states(last_message_sid);
      CREATE UNIQUE INDEX "client_settings_clientId_key" ON client_settings("clientId");
      CREATE UNIQUE INDEX "handover_states_conversationId_key" ON handover_states("conversationId");
    `,
  ),
  sql(
    "foreign keys",
    `
      ALTER TABLE users ADD CONSTRAINT "users_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE customers ADD CONSTRAINT "customers_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE conversations ADD CONSTRAINT "conversations_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE conversations ADD CONSTRAINT "conversations_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES customers(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE messages ADD CONSTRAINT "messages_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE messages ADD CONSTRAINT "messages_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES customers(id) ON DELETE SET NULL ON UPDATE CASCADE;
      ALTER TABLE messages ADD CONSTRAINT "messages_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES conversations(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE bookings ADD CONSTRAINT "bookings_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE bookings ADD CONSTRAINT "bookings_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES customers(id) ON DELETE SET NULL ON UPDATE CASCADE;
      ALTER TABLE bookings ADD CONSTRAINT "bookings_recurrenceRuleId_fkey" FOREIGN KEY ("recurrenceRuleId") REFERENCES recurrence_rules(id) ON DELETE SET NULL ON UPDATE CASCADE;
      ALTER TABLE leads ADD CONSTRAINT "leads_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE leads ADD CONSTRAINT "leads_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES customers(id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE onboarding_states ADD CONSTRAINT onboarding_states_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE ON UPDATE CASCADE;
    `,
  ),
  sql(
    "protection of the default client",
    `
      CREATE FUNCTION prevent_bootstrap_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF OLD.id = 'default-client' THEN RAISE EXCEPTION 'the default client cannot be deleted'; END IF; RETURN OLD; END
      $$;
      CREATE TRIGGER protect_bootstrap_client BEFORE DELETE ON clients FOR EACH ROW EXECUTE FUNCTION prevent_bootstrap_deletion();
    `,
  ),
]);
