import { sql, type Step } from "../../src/release/migrate/step.ts";
import { outboxLattice } from "./outbox-lattice.ts";

/** What we owe the carrier. A row needs a permit, which is used once and in the words that it was granted for. */
export const outbox: readonly Step[] = [
  sql("order of queueing", `CREATE SEQUENCE outbox_seq AS bigint CACHE 1`),
  sql(
    "table outbox",
    `
      CREATE TABLE outbox (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        seq bigint NOT NULL DEFAULT nextval('outbox_seq'),
        "permitId" text NOT NULL,
        action text NOT NULL CHECK (action <> 'use_ai'),
        recipient text NOT NULL,
        template text NOT NULL,
        slot text NOT NULL,
        body text NOT NULL,
        "bodyHash" text NOT NULL GENERATED ALWAYS AS (body_hash(body)) STORED,
        sender text NOT NULL,
        segments integer NOT NULL CHECK (segments BETWEEN 1 AND 10),
        state text NOT NULL DEFAULT 'queued' CHECK (state IN
          ('queued', 'sending', 'accepted', 'refused', 'unknown', 'stopped', 'expired', 'held')),
        "queuedAt" timestamptz NOT NULL,
        "askedForAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "expiresAt" timestamptz NOT NULL,
        "dueAt" timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        fence bigint NOT NULL DEFAULT 0,
        "leasedUntil" timestamptz,
        "claimedBy" text,
        "stalledBy" text[] NOT NULL DEFAULT '{}',
        "senderUntil" timestamptz,
        "carrierId" text,
        "carrierStatus" text,
        "carrierRank" integer NOT NULL DEFAULT 0,
        "carrierSegments" integer CHECK ("carrierSegments" > 0),
        "carrierPence" numeric CHECK ("carrierPence" >= 0),
        "spendDay" date,
        pence numeric NOT NULL DEFAULT 0 CHECK (pence >= 0),
        "errorCode" text,
        reason text,
        "settledAt" timestamptz,
        "sentAt" timestamptz,
        "unknownAt" timestamptz,
        "lookUps" integer NOT NULL DEFAULT 0,
        "lookedUpAt" timestamptz,
        "secondAttempts" integer NOT NULL DEFAULT 0,
        "toldAt" timestamptz,
        PRIMARY KEY ("clientId", id),
        UNIQUE ("clientId", "permitId"),
        FOREIGN KEY ("clientId", "permitId", action, recipient, sender, template, slot, segments, "bodyHash")
          REFERENCES permits ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash") MATCH FULL,
        CHECK ("expiresAt" > "queuedAt" AND "expiresAt" <= "queuedAt" + interval '1 day'),
        CHECK (char_length(body) <= segments * 160),
        CHECK (state <> 'accepted' OR "carrierId" IS NOT NULL),
        CHECK (state NOT IN ('refused', 'stopped', 'held') OR reason IS NOT NULL),
        CHECK ((pence = 0) OR "spendDay" IS NOT NULL)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "texts to send",
    `CREATE INDEX outbox_open ON outbox (sender, recipient, seq) WHERE state IN ('queued', 'sending')`,
  ),
  sql("texts in order", `CREATE INDEX outbox_queued ON outbox (seq) WHERE state = 'queued'`),
  sql(
    "texts that somebody holds",
    `CREATE INDEX outbox_leased ON outbox ("leasedUntil") WHERE "leasedUntil" IS NOT NULL`,
  ),
  sql(
    "texts whose sender has not told",
    `
      CREATE INDEX outbox_senders ON outbox (seq)
        WHERE "senderUntil" IS NOT NULL OR "stalledBy" <> '{}'
    `,
  ),
  sql("texts to a person", `CREATE INDEX outbox_recipient ON outbox ("clientId", recipient, "queuedAt")`),
  sql("texts of unknown outcome", `CREATE INDEX outbox_unknown ON outbox (seq) WHERE state = 'unknown'`),
  sql("texts that are held", `CREATE INDEX outbox_held ON outbox (seq) WHERE state = 'held'`),
  sql("texts by the carrier's id", `CREATE INDEX outbox_carrier ON outbox ("clientId", "carrierId")`),
  sql(
    "texts that did not arrive and of which nobody was told",
    `
      CREATE INDEX outbox_untold ON outbox (seq) WHERE "toldAt" IS NULL
        AND (state IN ('expired', 'refused', 'stopped') OR "carrierStatus" IN ('undelivered', 'failed'))
    `,
  ),
  // Narrow, since texts stand in the order of their queueing: it costs next to nothing to keep.
  sql("texts by their time", `CREATE INDEX outbox_time ON outbox USING brin ("queuedAt")`),
  ...outboxLattice,
];
