import { migration, sql } from "../src/release/migrate/step.ts";
import { definer } from "./definer.ts";
import { inheritedTables } from "./20261122_security.ts";
import { setupEdges } from "./onboarding/edges.ts";
import { endOfOldPrograms } from "./predecessor/end-of-old-programs.ts";
import { oldColumns } from "./predecessor/old-columns.ts";

/** What can only hold once no old code runs: forced row security, composite keys, and several leads of one customer. */
export const contractInherited = migration("20261122_contract_inherited", "contract", [
  ...endOfOldPrograms,
  ...oldColumns,
  ...[
    ["conversations", "customerId", "customers"],
    ["messages", "customerId", "customers"],
    ["messages", "conversationId", "conversations"],
    ["leads", "customerId", "customers"],
    ["leads", "conversationId", "conversations"],
  ].flatMap(([table = "", column = "", target = ""]) => [
    sql(
      `${table} and ${target} of one client`,
      `
        ALTER TABLE ${table} ADD CONSTRAINT "${table}_clientId_${column}_fkey"
          FOREIGN KEY ("clientId", "${column}") REFERENCES ${target} ("clientId", id) NOT VALID
      `,
      { mode: "SHARE ROW EXCLUSIVE", on: [table, target] },
    ),
    sql(
      `${table} and ${target} of one client, checked`,
      `ALTER TABLE ${table} VALIDATE CONSTRAINT "${table}_clientId_${column}_fkey"`,
      { mode: "SHARE UPDATE EXCLUSIVE", on: [table] },
    ),
  ]),
  sql("several leads a customer", `DROP INDEX "leads_clientId_customerId_key"`, {
    mode: "ACCESS EXCLUSIVE",
    on: ["leads"],
  }),
  sql("how inherited leads ended", `UPDATE leads SET ended = 'not_recorded' WHERE state = 'CLOSED' AND ended IS NULL`, {
    mode: "ROW EXCLUSIVE",
    on: ["leads"],
  }),
  sql(
    "a closed lead has ended",
    `ALTER TABLE leads ADD CONSTRAINT "leads_closed_is_ended" CHECK ((state = 'CLOSED') = (ended IS NOT NULL)) NOT VALID`,
    { mode: "ACCESS EXCLUSIVE", on: ["leads"] },
  ),
  sql("a closed lead has ended, checked", `ALTER TABLE leads VALIDATE CONSTRAINT "leads_closed_is_ended"`, {
    mode: "SHARE UPDATE EXCLUSIVE",
    on: ["leads"],
  }),
  sql(
    "states of a lead",
    `
      CREATE FUNCTION lead_lattice() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE legal boolean := CASE OLD.state
          WHEN 'NEW' THEN true
          WHEN 'NEEDS_INFO' THEN NEW.state <> 'NEW'
          WHEN 'QUALIFIED' THEN NEW.state IN ('URGENT', 'AWAITING_BOOKING', 'CLOSED')
          WHEN 'URGENT' THEN NEW.state IN ('AWAITING_BOOKING', 'CLOSED')
          WHEN 'AWAITING_BOOKING' THEN true
          WHEN 'CLOSED' THEN NEW."causeKind" IS NOT DISTINCT FROM 'owner_text'
        END;
      BEGIN
        IF OLD.state <> NEW.state AND NOT legal THEN
          RAISE EXCEPTION 'lead % may not go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
        END IF;
        IF OLD.state <> NEW.state AND NEW."causeId" IS NOT DISTINCT FROM OLD."causeId" THEN
          RAISE EXCEPTION 'lead % goes to % without a cause of its own', OLD.id, NEW.state USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER lead_lattice BEFORE UPDATE OF state ON leads FOR EACH ROW EXECUTE FUNCTION lead_lattice();
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["leads"] },
  ),
  sql(
    "every change of a lead is kept",
    `
      -- The application has no right to write lead_changes: what moves a lead writes its history, and nothing else does.
      CREATE FUNCTION keep_lead_change() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
      BEGIN
        INSERT INTO lead_changes SELECT NEW."clientId", NEW.id, coalesce(max(place), 0) + 1,
          CASE TG_OP WHEN 'UPDATE' THEN OLD.state END, NEW.state, NEW.ended, NEW."wonPence", NEW."causeKind", NEW."causeId", NEW."movedAt"
          FROM lead_changes WHERE "clientId" = NEW."clientId" AND "leadId" = NEW.id;
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION keep_lead_change, lead_lattice FROM PUBLIC;
      CREATE TRIGGER lead_made AFTER INSERT ON leads FOR EACH ROW EXECUTE FUNCTION keep_lead_change();
      CREATE TRIGGER lead_moved AFTER UPDATE ON leads FOR EACH ROW
        WHEN (OLD.state <> NEW.state OR OLD.ended IS DISTINCT FROM NEW.ended OR OLD."wonPence" IS DISTINCT FROM NEW."wonPence")
        EXECUTE FUNCTION keep_lead_change();
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["leads"] },
  ),
  ...setupEdges,
  // Last: under forced row security a check of old rows, which its owner makes, sees none of them and finds all well.
  ...["clients", ...inheritedTables].map((table) =>
    sql(`forced row security of ${table}`, `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`, {
      mode: "ACCESS EXCLUSIVE",
      on: [table],
    }),
  ),
]);
