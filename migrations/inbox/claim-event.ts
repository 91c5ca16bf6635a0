import { definer } from "../definer.ts";
import { sql } from "../../src/release/migrate/step.ts";

/**
 * The oldest unfinished event of some thread. One that fails is put back for later and holds up its thread meanwhile. A burst
 * is claimed by its first text, when nobody has added to it for its window, at its end at the latest, or when something has
 * come behind it that must be acted upon at once: a call, an opt-out, danger. `p_clock`: in place of the database's own.
 */
export const claimEvent = sql(
  "claim_event",
  `
      CREATE FUNCTION claim_event(p_lease interval, p_clock timestamptz DEFAULT NULL) RETURNS SETOF inbox
      LANGUAGE plpgsql VOLATILE ${definer} SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off AS $$
      #variable_conflict use_column
      DECLARE
        clock timestamptz := coalesce(p_clock, clock_timestamp());
        head record;
      BEGIN
        PERFORM across_tenants();
        SELECT i.thread, i.seq INTO head FROM inbox i
          WHERE i.state = 'waiting' AND i."dueAt" <= clock AND (i."leasedUntil" IS NULL OR i."leasedUntil" < clock)
            -- As in claim_text: a look into an index for each event, whatever the planner knew of the table.
            AND CASE WHEN NOT EXISTS (
                SELECT 1 FROM inbox e WHERE e.thread = i.thread AND e.state = 'waiting' AND e.seq < i.seq OFFSET 0)
              THEN i."burstUntil" IS NULL OR i."burstUntil" <= clock OR i.attempts > 0 OR (
                SELECT y."burstUntil" IS NULL OR y."dueAt" <= clock FROM inbox y
                WHERE y.thread = i.thread AND y.state = 'waiting' ORDER BY y.seq DESC LIMIT 1)
              ELSE i."burstUntil" IS NULL AND NOT EXISTS (
                SELECT 1 FROM inbox e WHERE e.thread = i.thread AND e.state = 'waiting' AND e.seq < i.seq
                  AND (e."burstUntil" IS NULL OR e.attempts > 0) OFFSET 0)
              END
          ORDER BY i."dueAt", i.seq LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        -- What must be acted upon at once ends the burst before it, and that comes first.
        SELECT e."clientId", e.id INTO head FROM inbox e
          WHERE e.thread = head.thread AND e.state = 'waiting' AND e.seq <= head.seq ORDER BY e.seq LIMIT 1;
        RETURN QUERY UPDATE inbox i
          SET attempts = i.attempts + 1, fence = i.fence + 1, "leasedUntil" = clock + p_lease
          WHERE i."clientId" = head."clientId" AND i.id = head.id AND i.state = 'waiting'
            AND (i."leasedUntil" IS NULL OR i."leasedUntil" < clock) AND (i.attempts = 0 OR i."dueAt" <= clock)
          RETURNING i.*;
      END $$
    `,
);
