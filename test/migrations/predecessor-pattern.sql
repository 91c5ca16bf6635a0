-- Written after the pattern of the predecessor's own alignment, for `npm run migrations:check` to find what is wrong with it.
-- STEP 1: the enum, unless there is one
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'BillingStatus') THEN
    CREATE TYPE "BillingStatus" AS ENUM ('none', 'trial', 'active', 'canceled', 'past_due');
  END IF;
END $$;

-- STEP 2: columns of clients
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'clients' AND column_name = 'paymentActive') THEN
    ALTER TABLE clients ADD COLUMN "paymentActive" BOOLEAN NOT NULL DEFAULT FALSE;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'clients' AND column_name = 'billingStatus') THEN
    ALTER TABLE clients ADD COLUMN "billingStatus" "BillingStatus" NOT NULL DEFAULT 'none';
  END IF;
END $$;

-- STEP 3: a column of onboarding_states, filled at once
DO $$ BEGIN
  ALTER TABLE onboarding_states ADD COLUMN "clientId" TEXT;
  UPDATE onboarding_states o SET "clientId" = c."clientId" FROM customers c WHERE c.id = o.customer_id;
END $$;

-- STEP 4: rules that are checked while everybody waits
ALTER TABLE onboarding_states ADD CONSTRAINT "onboarding_states_clientId_fkey"
  FOREIGN KEY ("clientId") REFERENCES clients(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE messages ALTER COLUMN "conversationId" SET NOT NULL;
ALTER TABLE leads ADD CONSTRAINT leads_notes_check CHECK (length(notes) < 5000);
ALTER TABLE customers ALTER COLUMN phone TYPE VARCHAR(20);

-- STEP 5: indexes
CREATE INDEX IF NOT EXISTS "messages_direction_idx" ON messages(direction);
-- A run that is stopped leaves one behind from which nothing reads, and the next one finds that it exists.
CREATE INDEX IF NOT EXISTS "bookings_status_idx" ON bookings(status);
CREATE INDEX CONCURRENTLY IF NOT EXISTS "clients_billingStatus_idx" ON clients("billingStatus");

-- STEP 6: a state more, and its first use; a default may not wait, the tool says
ALTER TYPE "OnboardingStateEnum" ADD VALUE IF NOT EXISTS 'S6_PHONE_TYPE' BEFORE 'COMPLETE';
UPDATE onboarding_states SET current_state = 'S6_PHONE_TYPE' WHERE id = 'os-ow4';
REINDEX TABLE client_settings;
