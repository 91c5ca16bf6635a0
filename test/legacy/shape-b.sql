-- Makes of schema-l.sql the predecessor's other schema before its alignment, its "baseline" (shape B).
CREATE TYPE "OnboardingStateEnum_b" AS ENUM ('S1_BUSINESS_TYPE_LOCATION','S2_BUSINESS_NAME','S3_OWNER_NAME','S4_NOTIFICATION_PREF','S5_CONFIRM_LIVE','S6_PHONE_TYPE','S7_FWD_SENT','S8_FWD_CONFIRM','S9_TEST_CALL','COMPLETE');
DROP TABLE onboarding_states;
DROP TYPE "OnboardingStateEnum";
ALTER TYPE "OnboardingStateEnum_b" RENAME TO "OnboardingStateEnum";
CREATE TABLE onboarding_states (
  id TEXT NOT NULL CONSTRAINT onboarding_states_pkey PRIMARY KEY,
  created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP(3) NOT NULL,
  client_id TEXT NOT NULL, current_state "OnboardingStateEnum" NOT NULL DEFAULT 'S1_BUSINESS_TYPE_LOCATION',
  collected_fields JSONB NOT NULL DEFAULT '{}', last_message_sid TEXT, completed_at TIMESTAMP(3),
  phone_type TEXT, forwarding_enabled BOOLEAN NOT NULL DEFAULT false, test_call_detected BOOLEAN NOT NULL DEFAULT false, stuck_detected_at TIMESTAMP(3));
CREATE UNIQUE INDEX onboarding_states_client_id_key ON onboarding_states(client_id);
CREATE INDEX onboarding_states_current_state_idx ON onboarding_states(current_state);
CREATE INDEX onboarding_states_last_message_sid_idx ON onboarding_states(last_message_sid);
ALTER TABLE onboarding_states ADD CONSTRAINT onboarding_states_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE clients ADD COLUMN "paymentActive" BOOLEAN NOT NULL DEFAULT false;
CREATE UNIQUE INDEX "clients_phoneNumber_key" ON clients("phoneNumber");
CREATE UNIQUE INDEX "clients_twilioNumber_key" ON clients("twilioNumber");
ALTER TABLE client_settings ADD COLUMN "notificationsPaused" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE alert_logs (id TEXT NOT NULL PRIMARY KEY, alert_type TEXT NOT NULL, alert_key TEXT NOT NULL);
CREATE UNIQUE INDEX alert_logs_alert_type_alert_key_key ON alert_logs(alert_type, alert_key);
CREATE TABLE twilio_number_pool (id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL, status TEXT NOT NULL, client_id TEXT UNIQUE, reserved_at TIMESTAMP(3));
