-- A predecessor's production database before its 20241223 alignment ("shape L").
-- Names, spelling and quoting are the predecessor's. Load into an empty database: psql -v ON_ERROR_STOP=1 -f schema-l.sql
BEGIN;
CREATE TYPE "OnboardingStateEnum" AS ENUM ('S1_BUSINESS_TYPE_LOCATION','S2_BUSINESS_NAME','S3_OWNER_NAME','S4_NOTIFICATION_PREF','S5_CONFIRM_LIVE','COMPLETE');
CREATE TYPE "UserRole" AS ENUM ('ADMIN','CLIENT');
CREATE TYPE "MessageDirection" AS ENUM ('INBOUND','OUTBOUND','SYSTEM');
CREATE TYPE "MessageType" AS ENUM ('SMS','CALL','NOTE','EVENT');
CREATE TYPE "BookingStatus" AS ENUM ('NEW','CONFIRMED','CANCELLED','MISSED','RESCHEDULED');
CREATE TYPE "RecurrenceFrequency" AS ENUM ('DAILY','WEEKLY','MONTHLY','CUSTOM');
CREATE TYPE "LeadState" AS ENUM ('NEW','NEEDS_INFO','QUALIFIED','URGENT','AWAITING_BOOKING','CLOSED');
CREATE TYPE "CustomerState" AS ENUM ('NEW','POST_CALL','POST_CALL_REPLIED','CUSTOMER_REPLIED','QUALIFIED','BOOKED','CONVERTED','LOST');
CREATE TYPE "LeadSource" AS ENUM ('INBOUND','OUTBOUND','REFERRAL','WEBSITE','OTHER','FAKE');
CREATE TYPE "LeadStatus" AS ENUM ('NEW','CONTACTED','QUALIFIED','CONVERTED','LOST');

CREATE TABLE clients (
  id TEXT NOT NULL CONSTRAINT clients_pkey PRIMARY KEY,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "businessName" TEXT NOT NULL, region TEXT NOT NULL, "phoneNumber" TEXT, "twilioNumber" TEXT, "businessHours" JSONB,
  timezone TEXT NOT NULL DEFAULT 'America/New_York', "demoToolsVisible" BOOLEAN NOT NULL DEFAULT true, "demoClient" BOOLEAN NOT NULL DEFAULT false);

CREATE TABLE users (
  id TEXT NOT NULL CONSTRAINT users_pkey PRIMARY KEY,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  email TEXT NOT NULL, password TEXT NOT NULL, role "UserRole" NOT NULL, "clientId" TEXT);

CREATE TABLE customers (
  id TEXT NOT NULL CONSTRAINT customers_pkey PRIMARY KEY,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "clientId" TEXT NOT NULL, phone TEXT NOT NULL, name TEXT, email TEXT, state "CustomerState" NOT NULL DEFAULT 'NEW');

CREATE TABLE conversations (
  id TEXT NOT NULL CONSTRAINT conversations_pkey PRIMARY KEY,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "clientId" TEXT NOT NULL, "customerId" TEXT);

CREATE TABLE messages (
  id TEXT NOT NULL CONSTRAINT messages_pkey PRIMARY KEY,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "clientId" TEXT NOT NULL, "customerId" TEXT, "conversationId" TEXT,
  direction "MessageDirection" NOT NULL, type "MessageType" NOT NULL, body TEXT NOT NULL, "twilioSid" TEXT, metadata JSONB);

CREATE TABLE recurrence_rules (
  id TEXT NOT NULL CONSTRAINT recurrence_rules_pkey PRIMARY KEY, "clientId" TEXT NOT NULL,
  frequency "RecurrenceFrequency" NOT NULL, "interval" INTEGER NOT NULL DEFAULT 1,
  "byWeekday" TEXT, "byMonthday" TEXT, "endDate" TIMESTAMP(3), occurrences INTEGER,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL);

CREATE TABLE bookings (
  id TEXT NOT NULL CONSTRAINT bookings_pkey PRIMARY KEY,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "clientId" TEXT NOT NULL, "customerId" TEXT, start TIMESTAMP(3) NOT NULL, "end" TIMESTAMP(3) NOT NULL,
  status "BookingStatus" NOT NULL DEFAULT 'NEW', "customerName" TEXT, "customerPhone" TEXT, "customerEmail" TEXT, notes TEXT,
  color VARCHAR, "recurrenceRuleId" VARCHAR, "isAllDay" BOOLEAN NOT NULL DEFAULT false, "externalSyncId" VARCHAR, "externalCalendar" VARCHAR);

CREATE TABLE leads (
  id TEXT NOT NULL CONSTRAINT leads_pkey PRIMARY KEY,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "clientId" TEXT NOT NULL, "customerId" TEXT NOT NULL, state "LeadState" NOT NULL DEFAULT 'NEW',
  "jobType" TEXT NOT NULL DEFAULT '', urgency TEXT NOT NULL DEFAULT '', location TEXT NOT NULL DEFAULT '', "requestedTime" TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '',
  "sentBooking" BOOLEAN NOT NULL DEFAULT false, "askedClarify" BOOLEAN NOT NULL DEFAULT false, escalated BOOLEAN NOT NULL DEFAULT false);

CREATE TABLE onboarding_states (
  id TEXT NOT NULL CONSTRAINT onboarding_states_pkey PRIMARY KEY,
  created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP(3) NOT NULL,
  customer_id TEXT NOT NULL, current_state "OnboardingStateEnum" NOT NULL DEFAULT 'S1_BUSINESS_TYPE_LOCATION',
  collected_fields JSONB NOT NULL DEFAULT '{}', last_message_sid TEXT, completed_at TIMESTAMP(3));

CREATE TABLE client_settings (
  id TEXT NOT NULL CONSTRAINT client_settings_pkey PRIMARY KEY,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "clientId" TEXT NOT NULL, "businessName" TEXT, services TEXT, availability TEXT, pricing TEXT, "phoneNumber" TEXT, email TEXT, website TEXT, "serviceArea" TEXT,
  theme JSONB, "agentSettings" JSONB, metadata JSONB);

CREATE TABLE weekly_availability (id TEXT NOT NULL CONSTRAINT weekly_availability_pkey PRIMARY KEY, "clientId" TEXT NOT NULL, weekday INTEGER NOT NULL, "startTime" TEXT NOT NULL, "endTime" TEXT NOT NULL);
CREATE TABLE blocked_times (id TEXT NOT NULL CONSTRAINT blocked_times_pkey PRIMARY KEY, "clientId" TEXT NOT NULL, date TIMESTAMP(3) NOT NULL, start TEXT, "end" TEXT, reason TEXT);
CREATE TABLE agent_logs (
  id TEXT NOT NULL CONSTRAINT agent_logs_pkey PRIMARY KEY, "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "agentName" TEXT NOT NULL, "clientId" TEXT NOT NULL, "customerId" TEXT, "conversationId" TEXT, trigger TEXT NOT NULL, input JSONB NOT NULL, output JSONB, error TEXT, "executionTimeMs" INTEGER NOT NULL);
CREATE TABLE impersonation_logs (id TEXT NOT NULL CONSTRAINT impersonation_logs_pkey PRIMARY KEY, "adminId" TEXT NOT NULL, "clientId" TEXT NOT NULL, "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "expiresAt" TIMESTAMP(3) NOT NULL);
CREATE TABLE handover_states (
  id TEXT NOT NULL CONSTRAINT handover_states_pkey PRIMARY KEY, "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "conversationId" TEXT NOT NULL, "clientId" TEXT NOT NULL, active BOOLEAN NOT NULL, reason TEXT, "urgencyScore" INTEGER NOT NULL DEFAULT 5, triggers JSONB, "lastNotificationAt" TIMESTAMP(3));

CREATE UNIQUE INDEX users_email_key ON users(email);
CREATE UNIQUE INDEX "customers_clientId_phone_key" ON customers("clientId", phone);
CREATE INDEX "customers_clientId_idx" ON customers("clientId"); CREATE INDEX customers_phone_idx ON customers(phone); CREATE INDEX customers_state_idx ON customers(state);
CREATE INDEX "conversations_clientId_idx" ON conversations("clientId"); CREATE INDEX "conversations_customerId_idx" ON conversations("customerId");
CREATE UNIQUE INDEX "messages_twilioSid_key" ON messages("twilioSid");
CREATE INDEX "messages_clientId_idx" ON messages("clientId"); CREATE INDEX "messages_customerId_idx" ON messages("customerId"); CREATE INDEX "messages_conversationId_idx" ON messages("conversationId"); CREATE INDEX "messages_createdAt_idx" ON messages("createdAt");
CREATE INDEX "bookings_clientId_start_idx" ON bookings("clientId", start); CREATE INDEX "bookings_clientId_status_idx" ON bookings("clientId", status); CREATE INDEX "bookings_customerId_idx" ON bookings("customerId"); CREATE INDEX "bookings_recurrenceRuleId_idx" ON bookings("recurrenceRuleId"); CREATE INDEX "bookings_isAllDay_idx" ON bookings("isAllDay");
CREATE UNIQUE INDEX "leads_clientId_customerId_key" ON leads("clientId", "customerId");
CREATE INDEX "leads_clientId_idx" ON leads("clientId"); CREATE INDEX "leads_customerId_idx" ON leads("customerId"); CREATE INDEX leads_state_idx ON leads(state);
CREATE UNIQUE INDEX onboarding_states_customer_id_key ON onboarding_states(customer_id);
CREATE INDEX onboarding_states_current_state_idx ON onboarding_states(current_state); CREATE INDEX onboarding_states_last_message_sid_idx ON onboarding_states(last_message_sid);
CREATE UNIQUE INDEX "client_settings_clientId_key" ON client_settings("clientId");
CREATE UNIQUE INDEX "handover_states_conversationId_key" ON handover_states("conversationId");

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
CREATE FUNCTION prevent_bootstrap_deletion() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.id = 'default-client' THEN RAISE EXCEPTION 'the default client cannot be deleted'; END IF; RETURN OLD; END $$;
CREATE TRIGGER protect_bootstrap_client BEFORE DELETE ON clients FOR EACH ROW EXECUTE FUNCTION prevent_bootstrap_deletion();
CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0);
INSERT INTO _prisma_migrations(id,checksum,finished_at,migration_name,applied_steps_count) SELECT gen_random_uuid()::text, md5(n)||md5(n), now(), n, 1 FROM unnest(ARRAY['20251213214559_init_clean','20251214120000_bootstrap_default_client','20241218_add_onboarding_state','20241219_fix_onboarding_enum_name']) n;
COMMIT;
