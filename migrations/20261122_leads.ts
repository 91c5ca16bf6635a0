import { addCheck } from "../src/release/migrate/step/add-check.ts";
import { buildIndex } from "../src/release/migrate/step/build-index.ts";
import { migration, sql } from "../src/release/migrate/step.ts";

/** What an owner told us of the business, and every state that a lead was in, with what moved it. */
export const leads = migration("20261122_leads", "expand", [
  sql(
    "what the owner told us",
    `
      ALTER TABLE clients
        ADD COLUMN "hoursInWords" text,
        ADD COLUMN "areaInWords" text,
        ADD COLUMN "calloutPence" integer
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["clients"] },
  ),
  ...["hoursInWords", "areaInWords"].map((column) =>
    addCheck({
      table: "clients",
      name: `clients_${column}_check`,
      condition: `((char_length("${column}") >= 1) AND (char_length("${column}") <= 80))`,
    }),
  ),
  addCheck({
    table: "clients",
    name: "clients_calloutPence_check",
    condition: `(("calloutPence" >= 0) AND ("calloutPence" <= 100000))`,
  }),
  sql(
    "how a lead ended",
    `
      ALTER TABLE leads
        ADD COLUMN enquiry integer,
        ADD COLUMN ended text,
        ADD COLUMN "wonPence" integer,
        ADD COLUMN "causeKind" text,
        ADD COLUMN "causeId" text,
        ADD COLUMN "movedAt" timestamptz
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["leads"] },
  ),
  ...[
    ["leads_enquiry_check", "(enquiry > 0)"],
    [
      "leads_ended_check",
      "(ended = ANY (ARRAY['won'::text, 'lost'::text, 'ignored'::text, 'withdrawn'::text, 'not_recorded'::text]))",
    ],
    ["leads_check", `(("wonPence" IS NULL) OR (("wonPence" >= 0) AND (NOT (ended IS DISTINCT FROM 'won'::text))))`],
    ["leads_causeKind_check", `("causeKind" = ANY (ARRAY['event'::text, 'timer'::text, 'owner_text'::text]))`],
  ].map(([name = "", condition = ""]) => addCheck({ table: "leads", name, condition })),
  buildIndex({
    table: "leads",
    name: "leads_clientId_conversationId_enquiry_key",
    on: `("clientId", "conversationId", enquiry)`,
    unique: true,
    where: "(enquiry IS NOT NULL)",
  }),
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
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients", "leads"] },
  ),
]);
