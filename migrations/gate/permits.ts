import { sql, type Step } from "../../src/release/migrate/step.ts";

const bound = `
        action text NOT NULL,
        recipient text NOT NULL,
        sender text NOT NULL,
        template text NOT NULL,
        slot text NOT NULL,`;

/** What the gate answered: a yes is a permit, bound to all that it was asked for; a no is kept with its reason. */
export const permits: readonly Step[] = [
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
        ${bound.trim()}
        segments integer NOT NULL CHECK (segments BETWEEN 0 AND 10),
        "bodyHash" text NOT NULL,
        facts jsonb NOT NULL,
        "grantedAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", id),
        UNIQUE ("clientId", slot),
        UNIQUE ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash")
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql("permits to a person", `CREATE INDEX permits_recipient ON permits ("clientId", recipient, "grantedAt")`),
  sql(
    "first contacts",
    `CREATE INDEX permits_first ON permits ("clientId", "grantedAt") WHERE template = 'send_first_text'`,
  ),
  sql("calls of the model", `CREATE INDEX permits_model ON permits ("clientId", "grantedAt") WHERE action = 'use_ai'`),
  sql(
    "table refusals",
    `
      CREATE TABLE refusals (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        ${bound.trim()}
        reason text NOT NULL,
        block text NOT NULL CHECK (block IN ('SOFT', 'HARD')),
        facts jsonb NOT NULL,
        "refusedAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", id)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql("refusals about a person", `CREATE INDEX refusals_recipient ON refusals ("clientId", recipient, "refusedAt")`),
  sql(
    "table held_decisions",
    `
      CREATE TABLE held_decisions (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        "conversationId" text,
        ${bound.trim()}
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
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients", "conversations"] },
  ),
  sql(
    "decisions that wait",
    `CREATE INDEX held_decisions_waiting ON held_decisions ("heldAt") WHERE state = 'waiting'`,
  ),
  sql("decisions about a person", `CREATE INDEX held_decisions_recipient ON held_decisions ("clientId", recipient)`),
];
