import { migration, sql } from "../src/release/migrate/step.ts";
import { audit } from "./switches/audit.ts";
import { claimText } from "./switches/claim-text.ts";
import { gateReason, isPause, stoppedBy } from "./switches/gate-reason.ts";
import { grantPermit } from "./switches/grant-permit.ts";
import { pressOff, pressOn, pressSwitch } from "./switches/press-switch.ts";
import { textsInFlight } from "./switches/texts-in-flight.ts";

const tables = ["customer_pauses", "held_decisions", "audit"] as const;

/** Switches on three levels, what they hold back, and who pressed them. */
export const switches = migration("20261123_switches", "expand", [
  sql(
    "table customer_pauses",
    `
      CREATE TABLE customer_pauses (
        "clientId" text NOT NULL REFERENCES clients (id),
        phone text NOT NULL,
        paused boolean NOT NULL,
        "pressedAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", phone)
      )
    `,
  ),
  sql(
    "table held_decisions",
    `
      CREATE TABLE held_decisions (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        "conversationId" text,
        action text NOT NULL,
        recipient text NOT NULL,
        sender text NOT NULL,
        template text NOT NULL,
        slot text NOT NULL,
        body text NOT NULL,
        reason text NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused', 'expired')),
        "heldAt" timestamptz NOT NULL,
        "expiresAt" timestamptz NOT NULL,
        "endedAt" timestamptz,
        PRIMARY KEY ("clientId", id),
        UNIQUE ("clientId", slot),
        FOREIGN KEY ("clientId", "conversationId") REFERENCES conversations ("clientId", id),
        CHECK ((state = 'waiting') = ("endedAt" IS NULL))
      )
    `,
  ),
  sql(
    "decisions that wait",
    `CREATE INDEX held_decisions_waiting ON held_decisions ("heldAt") WHERE state = 'waiting'`,
  ),
  sql("decisions about a person", `CREATE INDEX held_decisions_recipient ON held_decisions ("clientId", recipient)`),
  ...audit,
  sql("who claimed a text", `ALTER TABLE outbox ADD COLUMN "claimedBy" text, ADD COLUMN "senderUntil" timestamptz`),
  sql(
    "texts can be held",
    `
      ALTER TABLE outbox DROP CONSTRAINT outbox_state_check, ADD CONSTRAINT outbox_state_check CHECK (state IN
        ('queued', 'sending', 'accepted', 'refused', 'unknown', 'stopped', 'expired', 'held')) NOT VALID
    `,
  ),
  sql("texts can be held, checked", "ALTER TABLE outbox VALIDATE CONSTRAINT outbox_state_check"),
  sql("texts that are held", `CREATE INDEX outbox_held ON outbox (seq) WHERE state = 'held'`),
  sql(
    "states never go back",
    `
      CREATE OR REPLACE FUNCTION outbox_lattice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> NEW.state AND NOT (CASE OLD.state
            WHEN 'queued' THEN NEW.state IN ('sending', 'stopped', 'expired', 'accepted', 'held')
            WHEN 'sending' THEN NEW.state IN ('accepted', 'refused', 'unknown', 'queued')
            WHEN 'unknown' THEN NEW.state IN ('accepted', 'refused')
              OR NEW.state IN ('queued', 'expired') AND OLD."lookUps" >= 2
            WHEN 'held' THEN NEW.state IN ('queued', 'expired', 'accepted')
            ELSE false END) THEN
          RAISE EXCEPTION 'outbox text % is % and cannot become %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.state = 'queued' AND OLD.state <> 'queued' AND NEW."carrierId" IS NOT NULL THEN
          RAISE EXCEPTION 'outbox text % is with the carrier and cannot become queued', OLD.id
            USING ERRCODE = 'check_violation';
        END IF;
        IF NEW."lookUps" <> OLD."lookUps"
            AND NOT (OLD.state = 'unknown' AND NEW.state = 'unknown' AND NEW."lookUps" = OLD."lookUps" + 1) THEN
          RAISE EXCEPTION 'the look-ups of outbox text % are counted one by one', OLD.id USING ERRCODE = 'check_violation';
        END IF;
        IF NEW."carrierRank" < OLD."carrierRank" THEN
          RAISE EXCEPTION 'the status of outbox text % cannot go back', OLD.id USING ERRCODE = 'check_violation';
        END IF;
        IF OLD.state <> NEW.state AND NEW.state = 'sending' THEN
          NEW."sentAt" := coalesce(OLD."sentAt", clock_timestamp());
        ELSIF OLD.state <> NEW.state AND NEW.state = 'unknown' THEN
          NEW."unknownAt" := clock_timestamp();
        ELSIF OLD.state = 'unknown' AND NEW.state = 'queued' THEN
          NEW."lookUps" := 0;
          NEW."lookedUpAt" := NULL;
          NEW."secondAttempts" := OLD."secondAttempts" + 1;
        END IF;
        RETURN NEW;
      END $$
    `,
  ),
  sql("stopped_by", stoppedBy),
  sql("is_pause", isPause),
  sql("gate_reason", gateReason),
  sql("grant_permit", grantPermit),
  sql("claim_text", `RESET ROLE; ${claimText.trim()}; SET ROLE jobrun_owner`),
  sql("press_switch", pressSwitch),
  sql("press_off", pressOff),
  sql("press_on", pressOn),
  sql("texts_in_flight", textsInFlight),
  ...tables.map((table) =>
    sql(
      `row security of ${table}`,
      `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON ${table} USING ("clientId" = current_tenant()) WITH CHECK ("clientId" = current_tenant());
        CREATE POLICY operator_reads ON ${table} FOR SELECT TO jobrun_operator, jobrun_readonly USING (true);
        GRANT SELECT ON ${table} TO jobrun_operator, jobrun_readonly;
      `,
    ),
  ),
  sql("the audit is one chain", `CREATE POLICY chain ON audit FOR SELECT TO jobrun_owner USING (true)`),
  sql(
    "rights of the application",
    `
      GRANT SELECT ON customer_pauses, held_decisions TO jobrun_app;
      GRANT INSERT ("clientId", id, "conversationId", action, recipient, sender, template, slot, body, reason, "heldAt",
        "expiresAt") ON held_decisions TO jobrun_app;
      GRANT UPDATE (state, "endedAt") ON held_decisions TO jobrun_app;
      GRANT UPDATE ("senderUntil") ON outbox TO jobrun_app;
    `,
  ),
  sql(
    "who may call what",
    `
      RESET ROLE;
      GRANT CREATE ON SCHEMA public TO jobrun_claim;
      ALTER FUNCTION texts_in_flight OWNER TO jobrun_claim;
      REVOKE CREATE ON SCHEMA public FROM jobrun_claim;
      REVOKE EXECUTE ON FUNCTION stopped_by, is_pause, audit_hash, audit_breaks, audit_stands, write_audit, press_switch, press_off,
        press_on, texts_in_flight FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION stopped_by, is_pause TO jobrun_claim;
      GRANT EXECUTE ON FUNCTION press_off, texts_in_flight TO jobrun_app;
      GRANT EXECUTE ON FUNCTION press_on, audit_hash, audit_breaks TO jobrun_operator;
      SET ROLE jobrun_owner;
    `,
  ),
]);
