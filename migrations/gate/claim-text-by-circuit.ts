/**
 * As before, the claim asks the gate again under the locks of its scopes. Now texts wait while a circuit of their client or of
 * the account (the house client's) is open. When its pause is over one text goes as a probe and says so in its reason; the
 * circuits' locks see to it that it is one, and they stay open for its lease.
 */
export const claimTextByCircuit = `
  CREATE OR REPLACE FUNCTION claim_text(p_lease interval, p_now timestamptz) RETURNS SETOF outbox
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    head record;
    refusal text;
    tries integer := 0;
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
      PERFORM pg_advisory_xact_lock_shared(hashtextextended('platform', 0));
      PERFORM pg_advisory_xact_lock_shared(hashtextextended('client:' || head."clientId", 0));
      PERFORM pg_advisory_xact_lock_shared(hashtextextended('customer:' || head."clientId" || ':' || head.recipient, 0));
      refusal := gate_refusal(head."clientId", head.action, head.recipient, head.sender, p_now);
      IF head."expiresAt" <= p_now THEN
        UPDATE outbox SET state = 'expired', reason = 'expired before it was sent', "settledAt" = p_now
          WHERE "clientId" = head."clientId" AND id = head.id;
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
            "errorCode" = NULL, reason = CASE WHEN probe THEN 'a probe of a carrier that refused' END
          WHERE o."clientId" = head."clientId" AND o.id = head.id
          RETURNING o.*;
        RETURN;
      END IF;
    END LOOP;
  END $$
`;
