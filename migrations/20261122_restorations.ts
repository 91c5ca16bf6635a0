import { definer } from "./definer.ts";
import { migration, sql } from "../src/release/migrate/step.ts";

/**
 * Where a database has come from. While a restoration is open nothing is claimed for sending: first the carrier's lists tell what
 * arrived and what was sent since the backup. That of a rehearsal never ends.
 */
export const restorations = migration("20261122_restorations", "expand", [
  sql(
    "table restorations",
    `
      CREATE TABLE restorations (
        id text NOT NULL PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('restored', 'rehearsal')),
        "backupAt" timestamptz NOT NULL,
        "restoredAt" timestamptz NOT NULL,
        "sweptAt" timestamptz,
        "endedAt" timestamptz,
        CHECK ("endedAt" IS NULL OR kind = 'restored' AND "sweptAt" IS NOT NULL)
      );
      GRANT SELECT ON restorations TO jobrun_app, jobrun_claim, jobrun_operator, jobrun_readonly;
      GRANT UPDATE ("sweptAt", "endedAt") ON restorations TO jobrun_claim;
    `,
  ),
  sql(
    "one restoration at a time",
    `CREATE UNIQUE INDEX restorations_open ON restorations ((true)) WHERE "endedAt" IS NULL`,
  ),
  sql(
    "restoring",
    `
      CREATE FUNCTION restoring() RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM public.restorations WHERE "endedAt" IS NULL)
      $$;
      REVOKE EXECUTE ON FUNCTION restoring FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION restoring TO jobrun_app, jobrun_claim;
    `,
  ),
  sql(
    "what a restoration waits for",
    `
      CREATE POLICY claims ON held_decisions FOR SELECT TO jobrun_claim USING (true);
      GRANT SELECT ON held_decisions TO jobrun_claim;
      -- The lists were read: the events of them that are not worked on, texts whose outcome nobody knows, and what was due by then.
      CREATE FUNCTION restoration_waits(p_now timestamptz) RETURNS bigint LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') + (SELECT count(*) FROM outbox WHERE state = 'unknown')
          + (SELECT count(*) FROM timers t, restorations r WHERE r."endedAt" IS NULL AND t.state = 'waiting'
            AND t."dueAt" <= CASE WHEN t."everySeconds" IS NULL THEN p_now ELSE r."sweptAt" END)
      $$;
      CREATE FUNCTION restoration_swept(p_id text, p_now timestamptz) RETURNS void LANGUAGE sql VOLATILE ${definer} AS $$
        SELECT across_tenants();
        UPDATE restorations SET "sweptAt" = p_now WHERE id = p_id AND "sweptAt" IS NULL
      $$;
      CREATE FUNCTION decisions_to_settle(p_after text, p_now timestamptz, p_most integer)
      RETURNS TABLE ("clientId" text, id text, recipient text, sender text, body text)
      LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        SELECT h."clientId", h.id, h.recipient, h.sender, h.body FROM held_decisions h
          WHERE h.state = 'waiting' AND h."expiresAt" > p_now AND h.id > p_after ORDER BY h.id LIMIT p_most
      $$;
      CREATE FUNCTION end_restoration(p_id text, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        PERFORM across_tenants();
        UPDATE restorations SET "endedAt" = p_now WHERE id = p_id AND "endedAt" IS NULL AND "sweptAt" IS NOT NULL
          AND restoration_waits(p_now) = 0;
        RETURN FOUND;
      END $$;
      RESET ROLE;
      GRANT CREATE ON SCHEMA public TO jobrun_claim;
      ALTER FUNCTION restoration_waits OWNER TO jobrun_claim;
      ALTER FUNCTION restoration_swept OWNER TO jobrun_claim;
      ALTER FUNCTION decisions_to_settle OWNER TO jobrun_claim;
      ALTER FUNCTION end_restoration OWNER TO jobrun_claim;
      REVOKE CREATE ON SCHEMA public FROM jobrun_claim;
      REVOKE EXECUTE ON FUNCTION restoration_waits, restoration_swept, decisions_to_settle, end_restoration FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION restoration_waits, restoration_swept, decisions_to_settle, end_restoration TO jobrun_app;
      SET ROLE jobrun_owner;
    `,
  ),
]);
