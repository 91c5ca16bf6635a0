/**
 * Claims the next text for one attempt and asks the gate again in the same transaction: first the locks of its scopes
 * (platform, client, customer), then, in a separate statement, the switches. A text that may no longer go is held, stopped or
 * expired here, and the claim looks for the next one. Texts wait for the circuits as before. A claim that died leaves its text
 * unknown, never queued; "senderUntil" stays written there, which tells it from a send whose outcome was heard.
 */
export const claimText = `
  CREATE OR REPLACE FUNCTION claim_text(p_lease interval, p_now timestamptz) RETURNS SETOF outbox
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    head record;
    refusal text;
    tries integer := 0;
    scope text;
    probe boolean;
  BEGIN
    UPDATE outbox o SET state = CASE WHEN o."carrierId" IS NULL THEN 'unknown' ELSE 'accepted' END,
        reason = 'the sender stopped before the answer', "leasedUntil" = NULL, "settledAt" = p_now
      FROM (SELECT "clientId", id FROM outbox WHERE state = 'sending' AND "leasedUntil" < clock_timestamp()
            FOR UPDATE SKIP LOCKED) gone
      WHERE o."clientId" = gone."clientId" AND o.id = gone.id;
    LOOP
      tries := tries + 1;
      SELECT o."clientId", o.id, o.action, o.recipient, o.sender, o."expiresAt" INTO head FROM outbox o
        WHERE o.state = 'queued' AND o."dueAt" <= clock_timestamp()
          AND (o."expiresAt" <= p_now OR NOT EXISTS (SELECT 1 FROM circuits c
            WHERE c."clientId" IN (o."clientId", 'client_jobrun') AND c."closedAt" IS NULL
              AND c."openUntil" > clock_timestamp()))
          AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.sender = o.sender AND e.recipient = o.recipient
            AND e.state IN ('queued', 'sending') AND e.seq < o.seq)
        ORDER BY o.seq LIMIT 1 FOR UPDATE SKIP LOCKED;
      IF NOT FOUND OR tries > 100 THEN RETURN; END IF;
      FOREACH scope IN ARRAY ARRAY['platform', 'client:' || head."clientId", 'customer:' || head."clientId" || ':' || head.recipient]
      LOOP
        IF tries = 1 THEN
          PERFORM pg_advisory_xact_lock_shared(hashtextextended(scope, 0));
        -- With the locks of an earlier text in hand nobody waits: two claims and two presses could wait in a circle.
        ELSIF NOT pg_try_advisory_xact_lock_shared(hashtextextended(scope, 0)) THEN
          RETURN;
        END IF;
      END LOOP;
      refusal := gate_refusal(head."clientId", head.action, head.recipient, head.sender, p_now);
      IF head."expiresAt" <= p_now THEN
        UPDATE outbox SET state = 'expired', reason = 'expired before it was sent', "settledAt" = p_now
          WHERE "clientId" = head."clientId" AND id = head.id;
      ELSIF is_pause(refusal) THEN
        UPDATE outbox SET state = 'held', reason = refusal WHERE "clientId" = head."clientId" AND id = head.id;
      ELSIF refusal IS NOT NULL THEN
        UPDATE outbox SET state = 'stopped', reason = refusal, "settledAt" = p_now
          WHERE "clientId" = head."clientId" AND id = head.id;
      ELSE
        PERFORM 1 FROM circuits c WHERE c."clientId" IN (head."clientId", 'client_jobrun') AND c."closedAt" IS NULL
          ORDER BY c."clientId", c.code FOR UPDATE;
        probe := FOUND;
        IF EXISTS (SELECT 1 FROM circuits c WHERE c."clientId" IN (head."clientId", 'client_jobrun')
            AND c."closedAt" IS NULL AND c."openUntil" > clock_timestamp()) THEN CONTINUE; END IF;
        IF probe THEN
          UPDATE circuits c SET "openUntil" = clock_timestamp() + p_lease
            WHERE c."clientId" IN (head."clientId", 'client_jobrun') AND c."closedAt" IS NULL;
        END IF;
        RETURN QUERY UPDATE outbox o
          SET state = 'sending', attempts = o.attempts + 1, fence = o.fence + 1, "leasedUntil" = clock_timestamp() + p_lease,
            "senderUntil" = clock_timestamp() + p_lease, "claimedBy" = current_setting('application_name'), "errorCode" = NULL,
            reason = CASE WHEN probe THEN 'a probe of a carrier that refused' END
          WHERE o."clientId" = head."clientId" AND o.id = head.id
          RETURNING o.*;
        RETURN;
      END IF;
    END LOOP;
  END $$
`;
