import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * Numbers that JobRun buys by itself. The order is written before the carrier is asked and counts from then on, so that no
 * two processes, and none that was killed amid it, buy more than is wanted or than the operator allows.
 */
export const orders: readonly Step[] = [
  sql(
    "numbers_wanted",
    `
      -- How many may be bought: so many that p_kept are free when all who wait are served; NULL: as many as are allowed. None
      -- while everything is paused. Without a number at which owners begin, nobody waits for one.
      CREATE FUNCTION numbers_wanted(p_kept integer) RETURNS integer LANGUAGE plpgsql STABLE ${definer} AS $$
      DECLARE allowed integer;
      BEGIN
        PERFORM across_tenants();
        SELECT CASE WHEN p."outboundPaused" THEN 0 ELSE p."numbersMax" END - (SELECT count(*) FROM numbers WHERE state <> 'released')
          INTO allowed FROM platform p;
        IF p_kept IS NULL OR allowed <= 0 THEN RETURN greatest(allowed, 0); END IF;
        IF NOT EXISTS (SELECT FROM numbers WHERE role = 'ONBOARDING' AND state = 'warm') THEN RETURN 0; END IF;
        RETURN greatest(0, least(allowed, p_kept
          + (SELECT count(*) FROM onboarding_states WHERE "waitsSince" IS NOT NULL)
          - (SELECT count(*) FROM numbers WHERE role = 'OPERATIONAL' AND state IN ('ordered', 'warm'))));
      END $$
    `,
  ),
  sql(
    "order_number",
    `
      -- Before the carrier is asked. Those who order wait for each other.
      CREATE FUNCTION order_number(p_phone text, p_kept integer, p_now timestamptz) RETURNS text
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        PERFORM across_tenants();
        PERFORM pg_advisory_xact_lock(hashtextextended('the pool of numbers', 0));
        IF numbers_wanted(p_kept) = 0 THEN RETURN 'no_number_wanted'; END IF;
        INSERT INTO numbers (phone, role, state, "addedAt") VALUES (p_phone, 'OPERATIONAL', 'ordered', p_now)
          ON CONFLICT (phone) DO NOTHING;
        IF NOT FOUND THEN RETURN 'number_already_held'; END IF;
        RETURN NULL;
      END $$
    `,
  ),
  sql(
    "number_bought",
    `
      -- Whoever ordered and slept while others took its order back comes here as well: what is paid for is in the pool.
      CREATE FUNCTION number_bought(p_phone text, p_carrier_number_id text, p_now timestamptz) RETURNS void
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        PERFORM across_tenants();
        INSERT INTO numbers (phone, role, state, "carrierNumberId", "addedAt")
          VALUES (p_phone, 'OPERATIONAL', 'warm', p_carrier_number_id, p_now)
          ON CONFLICT (phone) DO UPDATE SET state = 'warm', "carrierNumberId" = p_carrier_number_id
            WHERE numbers.state = 'ordered';
        IF NOT FOUND THEN RETURN; END IF;
        PERFORM write_audit('audit_bought_' || gen_random_uuid(), 'client_jobrun', 'number', 'bought', 'jobrun',
          format('%s is bought for the pool', p_phone), p_now);
      END $$
    `,
  ),
  sql(
    "number_not_bought",
    `
      CREATE FUNCTION number_not_bought(p_phone text) RETURNS void LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        PERFORM across_tenants();
        DELETE FROM numbers WHERE phone = p_phone AND state = 'ordered';
      END $$
    `,
  ),
  sql(
    "numbers_ordered",
    `
      CREATE FUNCTION numbers_ordered() RETURNS TABLE (phone text, since timestamptz) LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        SELECT n.phone, n."addedAt" FROM numbers n WHERE n.state = 'ordered' ORDER BY n."addedAt", n.phone;
      $$
    `,
  ),
];
