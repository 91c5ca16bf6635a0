import { migration, sql } from "../src/release/migrate/step.ts";
import { claimText } from "./gate/claim-text.ts";
import { gateReason, gateRefusal } from "./gate/gate-refusal.ts";
import { grantPermit } from "./gate/grant-permit.ts";

/** The only way out: permits that only grant_permit() makes, an outbox that only takes permits, and a claim that asks again. */
export const gate = migration("20261122_gate", "expand", [
  sql(
    "table platform",
    `
      CREATE TABLE platform (
        id text NOT NULL PRIMARY KEY CHECK (id = 'platform'),
        "outboundPaused" boolean NOT NULL,
        "aiDisabled" boolean NOT NULL,
        "alertsPaused" boolean NOT NULL
      )
    `,
  ),
  sql("platform is on", `INSERT INTO platform VALUES ('platform', false, false, false)`),
  sql(
    "table opt_outs",
    `
      CREATE TABLE opt_outs (
        "clientId" text NOT NULL REFERENCES clients (id),
        phone text NOT NULL,
        "optedOutAt" timestamptz NOT NULL,
        source text NOT NULL CHECK (source IN ('keyword', 'phrase', 'carrier')),
        words text NOT NULL,
        "eventId" text,
        "clearedAt" timestamptz,
        PRIMARY KEY ("clientId", phone),
        FOREIGN KEY ("clientId", "eventId") REFERENCES inbox ("clientId", id)
      )
    `,
  ),
  sql(
    "body_hash",
    `
      CREATE FUNCTION body_hash(p_body text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$ SELECT encode(sha256(convert_to(p_body, 'UTF8')), 'hex') $$
    `,
  ),
  sql(
    "table permits",
    `
      CREATE TABLE permits (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        action text NOT NULL,
        recipient text NOT NULL,
        template text NOT NULL,
        slot text NOT NULL,
        "bodyHash" text NOT NULL,
        "grantedAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", id),
        UNIQUE ("clientId", slot),
        UNIQUE ("clientId", id, action, recipient, template, slot, "bodyHash")
      )
    `,
  ),
  sql("permits to a person", `CREATE INDEX permits_recipient ON permits ("clientId", recipient, action, "grantedAt")`),
  sql(
    "table refusals",
    `
      CREATE TABLE refusals (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        action text NOT NULL,
        recipient text NOT NULL,
        template text NOT NULL,
        slot text NOT NULL,
        reason text NOT NULL,
        "refusedAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", id)
      )
    `,
  ),
  sql("refusals about a person", `CREATE INDEX refusals_recipient ON refusals ("clientId", recipient, "refusedAt")`),
  sql("order of queueing", `CREATE SEQUENCE outbox_seq AS bigint CACHE 1`),
  sql(
    "table outbox",
    `
      CREATE TABLE outbox (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        seq bigint NOT NULL DEFAULT nextval('outbox_seq'),
        "permitId" text NOT NULL,
        action text NOT NULL,
        recipient text NOT NULL,
        template text NOT NULL,
        slot text NOT NULL,
        body text NOT NULL,
        "bodyHash" text NOT NULL GENERATED ALWAYS AS (body_hash(body)) STORED,
        sender text NOT NULL,
        segments integer NOT NULL CHECK (segments BETWEEN 1 AND 10),
        state text NOT NULL DEFAULT 'queued' CHECK (state IN
          ('queued', 'sending', 'accepted', 'refused', 'unknown', 'stopped', 'expired')),
        "queuedAt" timestamptz NOT NULL,
        "expiresAt" timestamptz NOT NULL,
        "dueAt" timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        fence bigint NOT NULL DEFAULT 0,
        "leasedUntil" timestamptz,
        "carrierId" text,
        "carrierStatus" text,
        "carrierRank" integer NOT NULL DEFAULT 0,
        "errorCode" text,
        reason text,
        "settledAt" timestamptz,
        PRIMARY KEY ("clientId", id),
        UNIQUE ("clientId", "permitId"),
        FOREIGN KEY ("clientId", "permitId", action, recipient, template, slot, "bodyHash")
          REFERENCES permits ("clientId", id, action, recipient, template, slot, "bodyHash") MATCH FULL,
        CHECK ("expiresAt" > "queuedAt"),
        CHECK (state <> 'accepted' OR "carrierId" IS NOT NULL),
        CHECK (state NOT IN ('refused', 'stopped') OR reason IS NOT NULL)
      )
    `,
  ),
  sql(
    "texts to send",
    `CREATE INDEX outbox_open ON outbox (sender, recipient, seq) WHERE state IN ('queued', 'sending')`,
  ),
  sql("texts in order", `CREATE INDEX outbox_open_seq ON outbox (seq) WHERE state IN ('queued', 'sending')`),
  sql("texts to a person", `CREATE INDEX outbox_recipient ON outbox ("clientId", recipient, "queuedAt")`),
  sql("texts of unknown outcome", `CREATE INDEX outbox_unknown ON outbox (seq) WHERE state = 'unknown'`),
  sql("texts by the carrier's id", `CREATE INDEX outbox_carrier ON outbox ("clientId", "carrierId")`),
  sql(
    "states never go back",
    `
      CREATE FUNCTION outbox_lattice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> NEW.state AND NOT (CASE OLD.state
            WHEN 'queued' THEN NEW.state IN ('sending', 'stopped', 'expired')
            WHEN 'sending' THEN NEW.state IN ('accepted', 'refused', 'unknown', 'queued')
            WHEN 'unknown' THEN NEW.state IN ('accepted', 'refused', 'queued', 'expired')
            ELSE false END) THEN
          RAISE EXCEPTION 'outbox text % is % and cannot become %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
        END IF;
        IF NEW."carrierRank" < OLD."carrierRank" THEN
          RAISE EXCEPTION 'the status of outbox text % cannot go back', OLD.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER outbox_lattice BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION outbox_lattice();
    `,
  ),
  sql("gate_reason", gateReason),
  sql("gate_refusal", gateRefusal),
  sql("grant_permit", grantPermit),
  sql("claim_text", claimText),
]);
