import { addColumn } from "../src/release/migrate/step/add-column.ts";
import { dualWrite } from "../src/release/migrate/step/dual-write.ts";
import { migration, sql } from "../src/release/migrate/step.ts";
import { definer } from "./definer.ts";

/** Set-ups that are under way: where each stands, and since when. */
export const setUps = migration("20261122_set_ups", "expand", [
  addColumn("onboarding_states", "stateSince", "timestamp with time zone"),
  // "updated_at" moves with every text; how long somebody has been at one question is another thing.
  dualWrite({
    table: "onboarding_states",
    name: "onboarding_states_since",
    when: "BEFORE INSERT OR UPDATE",
    body: `
      BEGIN
        IF TG_OP = 'INSERT' OR NEW.current_state IS DISTINCT FROM OLD.current_state THEN
          NEW."stateSince" := NEW.updated_at AT TIME ZONE 'UTC';
        END IF;
        RETURN NEW;
      END `,
  }),
  sql(
    "set_ups",
    `
      -- Of every client that its caller may see. One that the operator has added has no row: it stands where its number and call do.
      CREATE FUNCTION set_ups() RETURNS TABLE ("clientId" text, state text, since timestamptz, agreed boolean, number text)
      LANGUAGE sql STABLE AS $$
        SELECT c.id, coalesce(nullif(o.current_state::text, 'COMPLETE'), CASE WHEN n.phone IS NULL THEN 'S5_CONFIRM_LIVE'
            WHEN c."testCallEventId" IS NULL THEN 'S8_FWD_CONFIRM' ELSE 'S9_TEST_CALL' END),
          coalesce(o."stateSince", o.updated_at AT TIME ZONE 'UTC', n."assignedAt", c."createdAt" AT TIME ZONE 'UTC'),
          c."agreedAt" IS NOT NULL, n.phone
        FROM clients c LEFT JOIN onboarding_states o ON o."clientId" = c.id
          LEFT JOIN numbers n ON n."clientId" = c.id AND n.state = 'assigned'
        WHERE c.id <> 'client_jobrun' AND c."closedAt" IS NULL AND NOT c."onboardingComplete"
      $$
    `,
  ),
  sql(
    "set_ups_to_watch",
    `
      -- Those under way, and those of which an incident still says that they are stuck.
      CREATE FUNCTION set_ups_to_watch(p_most integer) RETURNS TABLE ("clientId" text) LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        (SELECT s."clientId" FROM set_ups() s UNION SELECT i."clientId" FROM incidents i
          WHERE i.kind = 'client_stuck' AND i.state <> 'resolved') ORDER BY 1 LIMIT p_most
      $$
    `,
  ),
  sql(
    "diverts_to_watch",
    `
      -- Those that are live on a number, and those of which an incident still says that their divert may be off.
      CREATE FUNCTION diverts_to_watch(p_most integer) RETURNS TABLE ("clientId" text) LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        (SELECT c.id FROM clients c JOIN numbers n ON n."clientId" = c.id AND n.state = 'assigned'
          WHERE c."closedAt" IS NULL AND c."onboardingComplete"
          UNION SELECT i."clientId" FROM incidents i WHERE i.kind IN ('divert_dark', 'divert_all') AND i.state <> 'resolved') ORDER BY 1 LIMIT p_most
      $$
    `,
  ),
  sql(
    "client_in_setup",
    `
      -- The open client of this owner's phone, while it is not live.
      CREATE FUNCTION client_in_setup(p_phone text) RETURNS text LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        SELECT c.id FROM clients c WHERE c."phoneE164" = p_phone AND c."closedAt" IS NULL AND NOT c."onboardingComplete"
      $$
    `,
  ),
  sql(
    "onboarding_number",
    `
      CREATE FUNCTION onboarding_number() RETURNS text LANGUAGE sql STABLE ${definer} AS $$
        SELECT phone FROM numbers WHERE role = 'ONBOARDING' AND state = 'warm' ORDER BY "addedAt", phone LIMIT 1
      $$
    `,
  ),
]);
