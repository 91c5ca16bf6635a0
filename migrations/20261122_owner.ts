import { addCheck } from "../src/release/migrate/step/add-check.ts";
import { migration, sql } from "../src/release/migrate/step.ts";

/** The owner by text: where that thread stands, what was done because of it, and alerts that wait until somebody is awake. */
export const owner = migration("20261122_owner", "expand", [
  sql(
    "when an owner wants no alerts",
    `
      ALTER TABLE clients
        ADD COLUMN "quietFrom" integer,
        ADD COLUMN "quietUntil" integer,
        ADD COLUMN "alertsOffUntil" timestamptz
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["clients"] },
  ),
  ...["quietFrom", "quietUntil"].map((column) =>
    addCheck({
      table: "clients",
      name: `clients_${column}_check`,
      condition: `(("${column}" >= 0) AND ("${column}" <= 1439))`,
    }),
  ),
  sql(
    "quiet hours have an end",
    `
      ALTER TABLE clients ADD CONSTRAINT "clients_quiet_has_an_end"
        CHECK (("quietFrom" IS NULL) = ("quietUntil" IS NULL) AND "quietFrom" IS DISTINCT FROM coalesce("quietUntil", -1)) NOT VALID
    `,
    { mode: "ACCESS EXCLUSIVE", on: ["clients"] },
  ),
  sql("quiet hours have an end, checked", `ALTER TABLE clients VALIDATE CONSTRAINT "clients_quiet_has_an_end"`, {
    mode: "SHARE UPDATE EXCLUSIVE",
    on: ["clients"],
  }),
  sql(
    "table owner_threads",
    `
      CREATE TABLE owner_threads (
        "clientId" text NOT NULL REFERENCES clients (id),
        phone text NOT NULL,
        state jsonb NOT NULL,
        "updatedAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", phone)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "table owner_commands",
    `
      CREATE TABLE owner_commands (
        "clientId" text NOT NULL REFERENCES clients (id),
        "eventId" text NOT NULL,
        place integer NOT NULL CHECK (place >= 0),
        command jsonb NOT NULL,
        effects jsonb NOT NULL,
        outcome text NOT NULL,
        "doneAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", "eventId", place),
        FOREIGN KEY ("clientId", "eventId") REFERENCES inbox ("clientId", id) MATCH FULL
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "table waiting_alerts",
    `
      CREATE TABLE waiting_alerts (
        "clientId" text NOT NULL REFERENCES clients (id),
        slot text NOT NULL,
        template text NOT NULL,
        body text NOT NULL,
        "keptAt" timestamptz NOT NULL,
        "endedAt" timestamptz,
        PRIMARY KEY ("clientId", slot)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "alerts that wait",
    `CREATE INDEX waiting_alerts_kept ON waiting_alerts ("clientId", "keptAt") WHERE "endedAt" IS NULL`,
  ),
]);
