import { definer } from "./definer.ts";
import { migration, sql } from "../src/release/migrate/step.ts";

/** Which programs run on this database now, and which schema each can serve: a contract waits for those that it would break. */
export const processes = migration("20261122_processes", "expand", [
  sql(
    "table processes",
    `
      CREATE TABLE processes (
        id text NOT NULL PRIMARY KEY,
        role text NOT NULL CHECK (role IN ('start', 'serve', 'work')),
        release text NOT NULL,
        commit text,
        "servesFrom" integer NOT NULL,
        "servesTo" integer NOT NULL CHECK ("servesTo" >= "servesFrom"),
        "startedAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "seenAt" timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      GRANT SELECT ON processes TO jobrun_app, jobrun_operator, jobrun_readonly;
    `,
  ),
  sql(
    "heartbeat",
    `
      -- Answers with the contracts that have begun. It is read after the row was written: a contract begins while it keeps every
      -- heartbeat waiting, so either the contract sees the row or the heartbeat sees the contract.
      CREATE FUNCTION heartbeat(p_id text, p_role text, p_release text, p_commit text, p_from integer, p_to integer)
      RETURNS text[] LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        PERFORM across_tenants();
        INSERT INTO processes (id, role, release, commit, "servesFrom", "servesTo")
          VALUES (p_id, p_role, p_release, p_commit, p_from, p_to)
          ON CONFLICT (id) DO UPDATE SET "seenAt" = clock_timestamp();
        DELETE FROM processes WHERE "seenAt" < clock_timestamp() - interval '7 days';
        RETURN ARRAY(SELECT migration FROM jobrun_contracts ORDER BY migration);
      END $$;
      CREATE FUNCTION heartbeat_ends(p_id text) RETURNS void LANGUAGE sql VOLATILE ${definer} AS $$
        SELECT across_tenants();
        DELETE FROM processes WHERE id = p_id
      $$;
      REVOKE EXECUTE ON FUNCTION heartbeat, heartbeat_ends FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION heartbeat, heartbeat_ends TO jobrun_app;
    `,
  ),
]);
