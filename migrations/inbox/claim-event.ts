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
        -- As in claim_text: looks into an index for each event, whatever the planner knew of the table.
        SELECT h."clientId", h.id, h.seq = i.seq AS locked INTO head FROM inbox i CROSS JOIN LATERAL (
            SELECT e."clientId", e.id, e.seq, e.attempts, e."burstUntil" FROM inbox e
            WHERE e.thread = i.thread AND e.state = 'waiting' ORDER BY e.seq LIMIT 1) h
          WHERE i.state = 'waiting' AND i."dueAt" <= clock AND (i."leasedUntil" IS NULL OR i."leasedUntil" < clock)
            AND CASE WHEN h.seq < i.seq THEN i."burstUntil" IS NULL AND h."burstUntil" IS NOT NULL AND h.attempts = 0
              ELSE i."burstUntil" IS NULL OR i."burstUntil" <= clock OR i.attempts > 0 OR (
                SELECT y."burstUntil" IS NULL OR y."dueAt" <= clock FROM inbox y
                WHERE y.thread = i.thread AND y.state = 'waiting' ORDER BY y.seq DESC LIMIT 1)
              END
          ORDER BY i."dueAt", i.seq LIMIT 1 FOR UPDATE OF i SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        RETURN QUERY UPDATE inbox i
          SET attempts = i.attempts + 1, fence = i.fence + 1, "leasedUntil" = clock + p_lease,
            -- What came for set-up before its phone had a client is that client's by now.
            "clientId" = CASE WHEN i.role = 'ONBOARDING' AND i."clientId" = 'client_jobrun' AND i.kind = 'text_arrived' THEN
              coalesce((SELECT c.id FROM clients c WHERE c."phoneE164" = i.event ->> 'from' AND c."closedAt" IS NULL),
                i."clientId") ELSE i."clientId" END
          WHERE i."clientId" = head."clientId" AND i.id = head.id AND (head.locked OR i.attempts = 0)
          RETURNING i.*;
      END $$
    `,
);
