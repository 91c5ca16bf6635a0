import { sql } from "../src/release/migrate/step.ts";

/** The predecessor's tables as its production database had them. Names, spelling and types are its own and stay. */
export const predecessorTables = [
  sql(
    "table clients",
    `
      CREATE TABLE clients (
        id TEXT NOT NULL CONSTRAINT clients_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL,
        "businessName" TEXT NOT NULL,
        region TEXT NOT NULL,
        "phoneNumber" TEXT,
        "twilioNumber" TEXT,
        "businessHours" JSONB,
        timezone TEXT NOT NULL DEFAULT 'America/New_York',
        "demoToolsVisible" BOOLEAN NOT NULL DEFAULT true,
        "demoClient" BOOLEAN NOT NULL DEFAULT false
      )
    `,
  ),
  sql(
    "table users",
    `
      CREATE TABLE users (
        id TEXT NOT NULL CONSTRAINT users_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL,
        email TEXT NOT NULL,
        password TEXT NOT NULL,
        role "UserRole" NOT NULL,
        "clientId" TEXT
      )
    `,
  ),
  sql(
    "table customers",
    `
      CREATE TABLE customers (
        id TEXT NOT NULL CONSTRAINT customers_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL,
        "clientId" TEXT NOT NULL,
        phone TEXT NOT NULL,
        name TEXT,
        email TEXT,
        state "CustomerState" NOT NULL DEFAULT 'NEW'
      )
    `,
  ),
  sql(
    "table conversations",
    `
      CREATE TABLE conversations (
        id TEXT NOT NULL CONSTRAINT conversations_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL,
        "clientId" TEXT NOT NULL,
        "customerId" TEXT
      )
    `,
  ),
  sql(
    "table messages",
    `
      CREATE TABLE messages (
        id TEXT NOT NULL CONSTRAINT messages_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "clientId" TEXT NOT NULL,
        "customerId" TEXT,
        "conversationId" TEXT,
        direction "MessageDirection" NOT NULL,
        type "MessageType" NOT NULL,
        body TEXT NOT NULL,
        "twilioSid" TEXT,
        metadata JSONB
      )
    `,
  ),
  sql(
    "table recurrence_rules",
    `
      CREATE TABLE recurrence_rules (
        id TEXT NOT NULL CONSTRAINT recurrence_rules_pkey PRIMARY KEY,
        "clientId" TEXT NOT NULL,
        frequency "RecurrenceFrequency" NOT NULL,
        "interval" INTEGER NOT NULL DEFAULT 1,
        "byWeekday" TEXT,
        "byMonthday" TEXT,
        "endDate" TIMESTAMP(3),
        occurrences INTEGER,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL
      )
    `,
  ),
  sql(
    "table bookings",
    `
      CREATE TABLE bookings (
        id TEXT NOT NULL CONSTRAINT bookings_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL,
        "clientId" TEXT NOT NULL,
        "customerId" TEXT,
        start TIMESTAMP(3) NOT NULL,
        "end" TIMESTAMP(3) NOT NULL,
        status "BookingStatus" NOT NULL DEFAULT 'NEW',
        "customerName" TEXT,
        "customerPhone" TEXT,
        "customerEmail" TEXT,
        notes TEXT,
        color VARCHAR,
        "recurrenceRuleId" VARCHAR,
        "isAllDay" BOOLEAN NOT NULL DEFAULT false,
        "externalSyncId" VARCHAR,
        "externalCalendar" VARCHAR
      )
    `,
  ),
  sql(
    "table leads",
    `
      CREATE TABLE leads (
        id TEXT NOT NULL CONSTRAINT leads_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL,
        "clientId" TEXT NOT NULL,
        "customerId" TEXT NOT NULL,
        state "LeadState" NOT NULL DEFAULT 'NEW',
        "jobType" TEXT NOT NULL DEFAULT '',
        urgency TEXT NOT NULL DEFAULT '',
        location TEXT NOT NULL DEFAULT '',
        "requestedTime" TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',
        "sentBooking" BOOLEAN NOT NULL DEFAULT false,
        "askedClarify" BOOLEAN NOT NULL DEFAULT false,
        escalated BOOLEAN NOT NULL DEFAULT false
      )
    `,
  ),
  sql(
    "table onboarding_states",
    `
      CREATE TABLE onboarding_states (
        id TEXT NOT NULL CONSTRAINT onboarding_states_pkey PRIMARY KEY,
        created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        updated_at TIMESTAMP(3) NOT NULL,
        customer_id TEXT NOT NULL,
        current_state "OnboardingStateEnum" NOT NULL DEFAULT 'S1_BUSINESS_TYPE_LOCATION',
        collected_fields JSONB NOT NULL DEFAULT '{}',
        last_message_sid TEXT,
        completed_at TIMESTAMP(3)
      )
    `,
  ),
  sql(
    "table client_settings",
    `
      CREATE TABLE client_settings (
        id TEXT NOT NULL CONSTRAINT client_settings_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL,
        "clientId" TEXT NOT NULL,
        "businessName" TEXT,
        services TEXT,
        availability TEXT,
        pricing TEXT,
        "phoneNumber" TEXT,
        email TEXT,
        website TEXT,
        "serviceArea" TEXT,
        theme JSONB,
        "agentSettings" JSONB,
        metadata JSONB
      )
    `,
  ),
  sql(
    "table weekly_availability",
    `
      CREATE TABLE weekly_availability (
        id TEXT NOT NULL CONSTRAINT weekly_availability_pkey PRIMARY KEY,
        "clientId" TEXT NOT NULL,
        weekday INTEGER NOT NULL,
        "startTime" TEXT NOT NULL,
        "endTime" TEXT NOT NULL
      )
    `,
  ),
  sql(
    "table blocked_times",
    `
      CREATE TABLE blocked_times (
        id TEXT NOT NULL CONSTRAINT blocked_times_pkey PRIMARY KEY,
        "clientId" TEXT NOT NULL,
        date TIMESTAMP(3) NOT NULL,
        start TEXT,
        "end" TEXT,
        reason TEXT
      )
    `,
  ),
  sql(
    "table agent_logs",
    `
      CREATE TABLE agent_logs (
        id TEXT NOT NULL CONSTRAINT agent_logs_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "agentName" TEXT NOT NULL,
        "clientId" TEXT NOT NULL,
        "customerId" TEXT,
        "conversationId" TEXT,
        trigger TEXT NOT NULL,
        input JSONB NOT NULL,
        output JSONB,
        error TEXT,
        "executionTimeMs" INTEGER NOT NULL
      )
    `,
  ),
  sql(
    "table impersonation_logs",
    `
      CREATE TABLE impersonation_logs (
        id TEXT NOT NULL CONSTRAINT impersonation_logs_pkey PRIMARY KEY,
        "adminId" TEXT NOT NULL,
        "clientId" TEXT NOT NULL,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "expiresAt" TIMESTAMP(3) NOT NULL
      )
    `,
  ),
  sql(
    "table handover_states",
    `
      CREATE TABLE handover_states (
        id TEXT NOT NULL CONSTRAINT handover_states_pkey PRIMARY KEY,
        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" TIMESTAMP(3) NOT NULL,
        "conversationId" TEXT NOT NULL,
        "clientId" TEXT NOT NULL,
        active BOOLEAN NOT NULL,
        reason TEXT,
        "urgencyScore" INTEGER NOT NULL DEFAULT 5,
        triggers JSONB,
        "lastNotificationAt" TIMESTAMP(3)
      )
    `,
  ),
] as const;
