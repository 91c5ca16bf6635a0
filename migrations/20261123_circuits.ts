import { migration, sql } from "../src/release/migrate/step.ts";
import { claimTextByCircuit } from "./gate/claim-text-by-circuit.ts";

/** What the carrier refuses until somebody mends it: one circuit a client and code, of the house client for the account. */
export const circuits = migration("20261123_circuits", "expand", [
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
      );
      ALTER TABLE circuits ENABLE ROW LEVEL SECURITY;
      ALTER TABLE circuits FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON circuits USING ("clientId" = current_tenant()) WITH CHECK ("clientId" = current_tenant());
      CREATE POLICY operator_reads ON circuits FOR SELECT TO jobrun_operator, jobrun_readonly USING (true);
      CREATE POLICY claims ON circuits TO jobrun_claim USING (true) WITH CHECK (true);
      GRANT SELECT ON circuits TO jobrun_operator, jobrun_readonly, jobrun_claim, jobrun_app;
      GRANT UPDATE ("openUntil") ON circuits TO jobrun_claim;
      GRANT INSERT ON circuits TO jobrun_app;
      GRANT UPDATE ("openedAt", "openUntil", opens, "closedAt") ON circuits TO jobrun_app;
    `,
  ),
  sql(
    "claims wait for circuits",
    `
      RESET ROLE;
      GRANT CREATE ON SCHEMA public TO jobrun_claim;
      SET ROLE jobrun_claim;
      ${claimTextByCircuit};
      RESET ROLE;
      REVOKE CREATE ON SCHEMA public FROM jobrun_claim;
      SET ROLE jobrun_owner;
    `,
  ),
]);
