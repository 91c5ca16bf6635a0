import { migration, sql } from "../src/release/migrate/step.ts";

/** What an owner told us of the business, and every state that a lead was in, with what moved it. */
export const leads = migration("20261122_leads", "expand", [
  sql(
    "what the owner told us",
    `
      ALTER TABLE clients
        ADD COLUMN "hoursInWords" text CHECK (char_length("hoursInWords") BETWEEN 1 AND 80),
        ADD COLUMN "areaInWords" text CHECK (char_length("areaInWords") BETWEEN 1 AND 80),
        ADD COLUMN "calloutPence" integer CHECK ("calloutPence" BETWEEN 0 AND 100000)
    `,
  ),
  sql(
    "how a lead ended",
    `
      ALTER TABLE leads
        ADD COLUMN enquiry integer CHECK (enquiry > 0),
        ADD COLUMN ended text CHECK (ended IN ('won', 'lost', 'ignored', 'withdrawn', 'not_recorded')),
        ADD COLUMN "wonPence" integer CHECK ("wonPence" IS NULL OR ("wonPence" >= 0 AND ended IS NOT DISTINCT FROM 'won')),
        ADD COLUMN "causeKind" text CHECK ("causeKind" IN ('event', 'timer', 'owner_text')),
        ADD COLUMN "causeId" text,
        ADD COLUMN "movedAt" timestamptz
    `,
  ),
  sql(
    "one lead an enquiry",
    `
      CREATE UNIQUE INDEX "leads_clientId_conversationId_enquiry_key"
        ON leads ("clientId", "conversationId", enquiry) WHERE enquiry IS NOT NULL
    `,
  ),
  sql(
    "table lead_changes",
    `
      CREATE TABLE lead_changes (
        "clientId" text NOT NULL REFERENCES clients (id),
        "leadId" text NOT NULL,
        place integer NOT NULL CHECK (place > 0),
        "fromState" "LeadState",
        "toState" "LeadState" NOT NULL,
        ended text,
        "wonPence" integer,
        "causeKind" text NOT NULL,
        "causeId" text NOT NULL,
        "changedAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", "leadId", place),
        FOREIGN KEY ("clientId", "leadId") REFERENCES leads ("clientId", id) MATCH FULL
      )
    `,
  ),
]);
