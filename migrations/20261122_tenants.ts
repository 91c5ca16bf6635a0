import { addCheck } from "../src/release/migrate/step/add-check.ts";
import { addColumn } from "../src/release/migrate/step/add-column.ts";
import { addEnumValue } from "../src/release/migrate/step/add-enum-value.ts";
import { addUnique } from "../src/release/migrate/step/add-unique.ts";
import { buildIndex } from "../src/release/migrate/step/build-index.ts";
import { createEnum } from "../src/release/migrate/step/create-enum.ts";
import { migration, sql } from "../src/release/migrate/step.ts";
import { liveInThePredecessor } from "./predecessor/live-clients.ts";

/** What our code needs on the inherited tables. Everything is added beside the old columns; nothing old changes meaning. */
export const tenants = migration("20261122_tenants", "expand", [
  sql(
    "tenant of the transaction",
    `
      CREATE FUNCTION current_tenant() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('jobrun.tenant', true), '') $$
    `,
  ),
  sql(
    "what works across tenants",
    `
      -- The first statement of every function that does: in a transaction of one tenant it would hand over another's rows. Its own
      -- rows may be named there, and the house sees to everybody's.
      CREATE FUNCTION across_tenants(p_client text DEFAULT NULL) RETURNS void LANGUAGE plpgsql STABLE AS $$
      BEGIN
        IF current_tenant() NOT IN ('client_jobrun', coalesce(p_client, 'client_jobrun')) THEN
          RAISE EXCEPTION 'this works across tenants, and not in a transaction of one' USING ERRCODE = 'insufficient_privilege';
        END IF;
      END $$
    `,
  ),
  // The predecessor's own later migrations made the first of these, in some of its databases.
  createEnum("TwilioNumberRole", ["OPERATIONAL", "ONBOARDING", "SYSTEM"]),
  createEnum("ConversationMode", ["ONBOARDING", "OPERATIONAL"]),
  createEnum("LiveBecause", ["proven", "grandfathered"]),
  ...["S6_PHONE_TYPE", "S7_FWD_SENT", "S8_FWD_CONFIRM", "S9_TEST_CALL"].map((state) =>
    addEnumValue("OnboardingStateEnum", state, { before: "COMPLETE" }),
  ),
  sql(
    "columns of clients",
    `
      ALTER TABLE clients
        ADD COLUMN "ownerName" text,
        ADD COLUMN trade text,
        ADD COLUMN "phoneE164" text,
        ADD COLUMN "alertPreference" text,
        ADD COLUMN "agreedAt" timestamptz,
        ADD COLUMN "agreedBy" text,
        ADD COLUMN "liveBecause" "LiveBecause",
        ADD COLUMN "liveAt" timestamptz,
        ADD COLUMN "trialEndsAt" timestamptz,
        ADD COLUMN "pastDueSince" timestamptz,
        ADD COLUMN "alertsPaused" boolean NOT NULL DEFAULT false,
        ADD COLUMN "closingSince" timestamptz,
        ADD COLUMN "closedAt" timestamptz,
        ADD COLUMN "closedReason" text,
        ADD COLUMN "testCallEventId" text,
        ADD COLUMN "leadCount" integer NOT NULL DEFAULT 0
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["clients"] },
  ),
  addCheck({
    table: "clients",
    name: "clients_phoneE164_check",
    condition: `("phoneE164" ~ '^\\+[1-9][0-9]{7,14}$'::text)`,
  }),
  addCheck({ table: "clients", name: "clients_alertPreference_check", condition: `("alertPreference" = 'sms'::text)` }),
  liveInThePredecessor,
  sql(
    "live is explained",
    `
      ALTER TABLE clients ADD CONSTRAINT "clients_live_is_explained"
        CHECK ("onboardingComplete" = ("liveBecause" IS NOT NULL)) NOT VALID
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["clients"] },
  ),
  sql("live is explained, checked", `ALTER TABLE clients VALIDATE CONSTRAINT "clients_live_is_explained"`, {
    mode: "SHARE UPDATE EXCLUSIVE",
    on: ["clients"],
  }),
  buildIndex({
    table: "clients",
    name: "clients_phoneE164_key",
    on: `("phoneE164")`,
    unique: true,
    where: `("closedAt" IS NULL)`,
  }),
  addColumn("customers", "phoneE164", "text"),
  sql(
    "phone of customers is one",
    `
      ALTER TABLE customers ADD CONSTRAINT "customers_phoneE164_check"
        CHECK ("phoneE164" ~ '^\\+[1-9][0-9]{7,14}$') NOT VALID
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["customers"] },
  ),
  sql("phone of customers is one, checked", `ALTER TABLE customers VALIDATE CONSTRAINT "customers_phoneE164_check"`, {
    mode: "SHARE UPDATE EXCLUSIVE",
    on: ["customers"],
  }),
  buildIndex({
    table: "customers",
    name: "customers_clientId_phoneE164_key",
    on: `("clientId", "phoneE164")`,
    unique: true,
  }),
  ...["customers", "conversations", "leads"].map((table) =>
    addUnique({ table, name: `${table}_clientId_id_key`, on: `("clientId", id)` }),
  ),
  sql(
    "columns of conversations",
    `
      ALTER TABLE conversations
        ADD COLUMN mode "ConversationMode" NOT NULL DEFAULT 'OPERATIONAL',
        ADD COLUMN intake jsonb,
        ADD COLUMN "ourNumber" text
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["conversations"] },
  ),
  buildIndex({
    table: "conversations",
    name: "conversations_clientId_customerId_mode_key",
    on: `("clientId", "customerId", mode)`,
    unique: true,
    where: "(intake IS NOT NULL)",
  }),
  sql(
    "columns of leads",
    `
      ALTER TABLE leads
        ADD COLUMN number integer,
        ADD COLUMN "conversationId" text,
        ADD COLUMN postcode text,
        ADD COLUMN "customerName" text
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["leads"] },
  ),
  buildIndex({ table: "leads", name: "leads_clientId_number_key", on: `("clientId", number)`, unique: true }),
  sql(
    "house client",
    `
      INSERT INTO clients (id, "updatedAt", "businessName", region, timezone)
        VALUES ('client_jobrun', now(), 'JobRun', 'UK', 'Europe/London')
    `,
    { mode: "ROW EXCLUSIVE", on: ["clients"] },
  ),
]);
