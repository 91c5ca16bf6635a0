import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * Claims the next text for one attempt and asks the gate again in the same transaction: first the locks of its scopes
 * (platform, client, customer), then, in a separate statement, the facts. One text a claim, whatever becomes of it, so that a
 * press never waits for more than one. Returns it as `sending`, or as it ended: held, stopped or expired. A claim that died leaves
 * its text unknown, never queued; who has not told is kept in "stalledBy" where its text goes once more. A text goes as a probe,
 * and says so, where a circuit is open whose pause is over. The planner is kept to the index of the queue's order, or it would look
 * at the whole queue to find its first; and a session that planned while the table was new would read all of it each time.
 */
export const claimText: readonly Step[] = [
  sql(
    "claim_text",
    `
      CREATE FUNCTION claim_text(p_lease interval, p_now timestamptz) RETURNS SETOF outbox
      LANGUAGE plpgsql VOLATILE ${definer} SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off AS $$
      #variable_conflict use_column
      DECLARE
        at timestamptz := clock_timestamp();
        shut text[];
        gone record;
        head outbox%ROWTYPE;
        house platform%ROWTYPE;
        refusal text;
        probe boolean;
        cost numeric;
        capped boolean;
      BEGIN
        PERFORM across_tenants();
        -- A restored database does not know yet what was sent and who opted out since its backup; a rehearsal's copy never may.
        IF restoring() THEN RETURN; END IF;
        -- A state that no index knows, and a moment that is fixed: so this looks at the few leases, and never at all that is queued.
        -- In a loop: a session that planned a join while the table was new would read all of it for each claim.
        FOR gone IN SELECT "clientId", id FROM outbox WHERE "leasedUntil" < at AND state || '' = 'sending' FOR UPDATE SKIP LOCKED LOOP
          UPDATE outbox o SET state = CASE WHEN o."carrierId" IS NULL THEN 'unknown' ELSE 'accepted' END,
              reason = 'the sender stopped before the answer', "leasedUntil" = NULL, "settledAt" = p_now
            WHERE o."clientId" = gone."clientId" AND o.id = gone.id;
        END LOOP;
        shut := ARRAY(SELECT c."clientId" FROM circuits c WHERE c."closedAt" IS NULL AND c."openUntil" > clock_timestamp());
        SELECT o.* INTO head FROM outbox o
          WHERE o.state = 'queued' AND o."dueAt" <= clock_timestamp()
            AND (o."expiresAt" <= p_now OR NOT (o."clientId" = ANY (shut) OR 'client_jobrun' = ANY (shut)))
            -- OFFSET 0 keeps this a look into an index for each text, where a join would read the whole queue.
            AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.sender = o.sender AND e.recipient = o.recipient
              AND e.state IN ('queued', 'sending') AND e.seq < o.seq OFFSET 0)
          ORDER BY o.seq LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('platform', 0));
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('client:' || head."clientId", 0));
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('customer:' || head."clientId" || ':' || head.recipient, 0));
        refusal := gate_refusal(head."clientId", head.action, head.recipient, head.sender, head."askedForAt", p_now);
        IF head."expiresAt" <= p_now THEN
          RETURN QUERY UPDATE outbox o SET state = 'expired', reason = 'expired before it was sent', "settledAt" = p_now
            WHERE o."clientId" = head."clientId" AND o.id = head.id RETURNING o.*;
          RETURN;
        ELSIF is_pause(refusal) THEN
          RETURN QUERY UPDATE outbox o SET state = 'held', reason = refusal
            WHERE o."clientId" = head."clientId" AND o.id = head.id RETURNING o.*;
          RETURN;
        ELSIF refusal IS NOT NULL THEN
          RETURN QUERY UPDATE outbox o SET state = 'stopped', reason = refusal, "settledAt" = p_now
            WHERE o."clientId" = head."clientId" AND o.id = head.id RETURNING o.*;
          RETURN;
        END IF;
        PERFORM 1 FROM circuits c WHERE c."clientId" IN (head."clientId", 'client_jobrun') AND c."closedAt" IS NULL
          ORDER BY c."clientId", c.code FOR UPDATE;
        probe := FOUND;
        IF EXISTS (SELECT 1 FROM circuits c WHERE c."clientId" IN (head."clientId", 'client_jobrun')
            AND c."closedAt" IS NULL AND c."openUntil" > clock_timestamp()) THEN RETURN; END IF;
        IF probe THEN
          UPDATE circuits c SET "openUntil" = clock_timestamp() + p_lease
            WHERE c."clientId" IN (head."clientId", 'client_jobrun') AND c."closedAt" IS NULL;
        END IF;
        SELECT * INTO STRICT house FROM platform WHERE id = 'platform';
        cost := head.segments * house."segmentPricePence";
        capped := head.action IN ('text_customer', 'text_holding_reply', 'send_booking_link');
        IF NOT reserve_spend(head."clientId", spend_day(p_now), cost, CASE WHEN capped THEN house."clientDayPence" END) THEN
          RETURN QUERY UPDATE outbox o SET state = 'stopped', reason = 'money_cap', "settledAt" = p_now
            WHERE o."clientId" = head."clientId" AND o.id = head.id RETURNING o.*;
          RETURN;
        END IF;
        RETURN QUERY UPDATE outbox o
          SET state = 'sending', attempts = o.attempts + 1, fence = o.fence + 1, "leasedUntil" = clock_timestamp() + p_lease,
            "senderUntil" = clock_timestamp() + p_lease, "claimedBy" = current_setting('application_name'), "errorCode" = NULL,
            "stalledBy" = CASE WHEN o."senderUntil" IS NULL THEN o."stalledBy" ELSE array_append(o."stalledBy", o."claimedBy") END,
            "spendDay" = spend_day(p_now), pence = cost,
            reason = CASE WHEN probe THEN 'a probe of a carrier that refused' END
          WHERE o."clientId" = head."clientId" AND o.id = head.id
          RETURNING o.*;
      END $$
    `,
  ),
];
