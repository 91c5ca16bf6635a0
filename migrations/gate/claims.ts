import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

const claims = `LANGUAGE plpgsql VOLATILE ${definer}`;

/**
 * Claims of texts that are settled or wait to be: for a look-up, and to tell of one that did not arrive. Of one that is to be
 * tried again nobody is told yet.
 */
export const otherClaims: readonly Step[] = [
  sql(
    "claim_unknown",
    `
      CREATE FUNCTION claim_unknown(p_lease interval, p_gap interval) RETURNS SETOF outbox
      ${claims} AS $$
      #variable_conflict use_column
      DECLARE head record;
      BEGIN
        PERFORM across_tenants();
        SELECT o."clientId", o.id INTO head FROM outbox o
          WHERE o.state = 'unknown' AND coalesce(o."lookedUpAt", o."unknownAt", o."queuedAt") + p_gap <= clock_timestamp()
            AND (o."leasedUntil" IS NULL OR o."leasedUntil" < clock_timestamp())
          ORDER BY o.seq LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        RETURN QUERY UPDATE outbox o SET "leasedUntil" = clock_timestamp() + p_lease
          WHERE o."clientId" = head."clientId" AND o.id = head.id
          RETURNING o.*;
      END $$
    `,
  ),
  sql(
    "claim_untold",
    `
      CREATE FUNCTION claim_untold(p_lease interval, p_now timestamptz) RETURNS SETOF outbox
      ${claims} AS $$
      #variable_conflict use_column
      DECLARE head record;
      BEGIN
        PERFORM across_tenants();
        SELECT o."clientId", o.id INTO head FROM outbox o
          WHERE o."toldAt" IS NULL
            AND (o.state IN ('expired', 'refused', 'stopped') OR o."carrierStatus" IN ('undelivered', 'failed'))
            AND o."settledAt" > p_now - interval '1 day'
            AND NOT EXISTS (SELECT 1 FROM timers t WHERE t."clientId" = o."clientId" AND t.kind = 'try_again'
              AND t.subject = o.id AND t.state = 'waiting')
            AND (o."leasedUntil" IS NULL OR o."leasedUntil" < clock_timestamp())
          ORDER BY o.seq LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        RETURN QUERY UPDATE outbox o SET "leasedUntil" = clock_timestamp() + p_lease
          WHERE o."clientId" = head."clientId" AND o.id = head.id
          RETURNING o.*;
      END $$
    `,
  ),
];
