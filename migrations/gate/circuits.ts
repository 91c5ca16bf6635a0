import { sql, type Step } from "../../src/release/migrate/step.ts";

/** What the carrier refuses until somebody mends it: one circuit a client and code, of the house client for the account. */
export const circuits: readonly Step[] = [
  sql(
    "table circuits",
    `
      CREATE TABLE circuits (
        "clientId" text NOT NULL REFERENCES clients (id),
        code text NOT NULL,
        "openedAt" timestamptz NOT NULL,
        "openUntil" timestamptz NOT NULL,
        opens integer NOT NULL CHECK (opens > 0),
        "closedAt" timestamptz,
        PRIMARY KEY ("clientId", code)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql("circuits that are open", `CREATE INDEX circuits_open ON circuits ("clientId") WHERE "closedAt" IS NULL`),
];
