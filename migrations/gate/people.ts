import { sql, type Step } from "../../src/release/migrate/step.ts";

/** What a client knows of one person, besides the opt-outs, that keeps texts from them. */
export const people: readonly Step[] = [
  sql(
    "table ignored_callers",
    `
      CREATE TABLE ignored_callers (
        "clientId" text NOT NULL REFERENCES clients (id),
        phone text NOT NULL,
        ignored boolean NOT NULL,
        "changedAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", phone)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "table looping_threads",
    `
      CREATE TABLE looping_threads (
        "clientId" text NOT NULL REFERENCES clients (id),
        phone text NOT NULL,
        why text NOT NULL CHECK (btrim(why) <> ''),
        "stoppedAt" timestamptz NOT NULL,
        "stoppedUntil" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", phone),
        CHECK ("stoppedUntil" > "stoppedAt")
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "table unreachable_numbers",
    `
      CREATE TABLE unreachable_numbers (
        "clientId" text NOT NULL REFERENCES clients (id),
        phone text NOT NULL,
        code text NOT NULL,
        "learnedAt" timestamptz NOT NULL,
        "unreachableUntil" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", phone),
        CHECK ("unreachableUntil" > "learnedAt")
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "table customer_pauses",
    `
      CREATE TABLE customer_pauses (
        "clientId" text NOT NULL REFERENCES clients (id),
        phone text NOT NULL,
        paused boolean NOT NULL,
        "pressedAt" timestamptz NOT NULL,
        "resumedAt" timestamptz,
        PRIMARY KEY ("clientId", phone)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "columns of clients for the gate",
    `ALTER TABLE clients ADD COLUMN "outboundResumedAt" timestamptz, ADD COLUMN "bookingLink" text`,
    { mode: "ACCESS EXCLUSIVE", on: ["clients"] },
  ),
];
