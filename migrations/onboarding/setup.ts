import { addColumn } from "../../src/release/migrate/step/add-column.ts";
import { buildIndex } from "../../src/release/migrate/step/build-index.ts";
import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/** Owners who set themselves up by text: how a prospective client begins, and the queue of those who wait for a number. */
export const setup: readonly Step[] = [
  addColumn("onboarding_states", "waitsSince", "timestamp with time zone"),
  buildIndex({
    table: "onboarding_states",
    name: "onboarding_states_waiting",
    on: `("waitsSince", "clientId")`,
    where: `("waitsSince" IS NOT NULL)`,
  }),
  sql(
    "begin_setup",
    `
      -- In the transaction of the house's event that made it so. False where the phone is an open client's owner's already.
      -- p_profile: what was told, under the names of clients' columns.
      CREATE FUNCTION begin_setup(p_client text, p_row text, p_phone text, p_state text, p_fields jsonb, p_profile jsonb,
        p_now timestamptz)
      RETURNS boolean LANGUAGE plpgsql ${definer} AS $$
      DECLARE
        tenant_before text := current_tenant();
        begun boolean;
      BEGIN
        PERFORM across_tenants();
        PERFORM set_config('jobrun.tenant', p_client, true);
        INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneNumber", "phoneE164", timezone, trade, "areaInWords",
            "ownerName", "alertPreference", "quietFrom", "quietUntil")
          SELECT p_client, p_now AT TIME ZONE 'UTC', coalesce(told."businessName", ''), 'UK', p_phone, p_phone, 'Europe/London',
            told.trade, told."areaInWords", told."ownerName", told."alertPreference", told."quietFrom", told."quietUntil"
          FROM jsonb_populate_record(NULL::clients, p_profile) told
          ON CONFLICT ("phoneE164") WHERE "closedAt" IS NULL DO NOTHING;
        begun := FOUND;
        IF begun THEN
          INSERT INTO onboarding_states (id, updated_at, "clientId", current_state, collected_fields)
            VALUES (p_row, p_now AT TIME ZONE 'UTC', p_client, p_state::"OnboardingStateEnum", p_fields);
        END IF;
        PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
        RETURN begun;
      END $$
    `,
  ),
  sql(
    "take_number",
    `
      -- Gives the transaction's client a number of the pool, or a place in the queue for one. Takers wait for each other, so that
      -- nobody overtakes: a number is free for whoever asks only where more are free than stand before.
      CREATE FUNCTION take_number(p_client text, p_now timestamptz, OUT phone text, OUT place integer)
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE
        since timestamptz;
        before integer;
      BEGIN
        IF p_client IS DISTINCT FROM current_tenant() THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended('the pool of numbers', 0));
        SELECT n.phone INTO phone FROM numbers n WHERE n."clientId" = p_client AND n.state = 'assigned';
        IF phone IS NULL THEN
          SELECT coalesce(o."waitsSince", p_now) INTO since FROM onboarding_states o WHERE o."clientId" = p_client;
          IF NOT FOUND THEN RETURN; END IF;
          SELECT count(*) INTO before FROM onboarding_states o WHERE (o."waitsSince", o."clientId") < (since, p_client);
          SELECT n.phone INTO phone FROM numbers n WHERE n.state = 'warm' AND n.role = 'OPERATIONAL'
            ORDER BY n."addedAt", n.phone OFFSET before LIMIT 1;
          IF phone IS NULL THEN
            UPDATE onboarding_states SET "waitsSince" = since WHERE "clientId" = p_client;
            place := before + 1;
            RETURN;
          END IF;
          IF assign_number(phone, p_client, p_now) IS NOT NULL THEN
            RAISE EXCEPTION 'number % was free and could not be assigned to %', phone, p_client;
          END IF;
        END IF;
        UPDATE onboarding_states SET "waitsSince" = NULL WHERE "clientId" = p_client;
      END $$
    `,
  ),
  sql(
    "leave_queue",
    `
      CREATE FUNCTION leave_queue(p_client text) RETURNS void LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        IF p_client IS DISTINCT FROM current_tenant() THEN RETURN; END IF;
        UPDATE onboarding_states SET "waitsSince" = NULL WHERE "clientId" = p_client;
      END $$
    `,
  ),
  sql(
    "owners_to_serve",
    `
      -- Who waits and can have a number now, the longest first.
      CREATE FUNCTION owners_to_serve(p_most integer) RETURNS TABLE ("clientId" text) LANGUAGE plpgsql STABLE ${definer} AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM across_tenants();
        RETURN QUERY SELECT w."clientId" FROM (
            SELECT o."clientId", row_number() OVER (ORDER BY o."waitsSince", o."clientId") AS place
            FROM onboarding_states o WHERE o."waitsSince" IS NOT NULL) w
          WHERE w.place <= (SELECT count(*) FROM numbers n WHERE n.state = 'warm' AND n.role = 'OPERATIONAL')
            OR EXISTS (SELECT FROM numbers n WHERE n."clientId" = w."clientId" AND n.state = 'assigned')
          ORDER BY w.place LIMIT p_most;
      END $$
    `,
  ),
];
