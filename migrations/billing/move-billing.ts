import { sql } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * The only writer of a client's billing columns. Who asks for a trial gets what is left of the one that this owner's phone has
 * had, or is lapsed where that is over. `p_from` is what the client is taken to stand at, or NULL for what its row says: only
 * a take-over of the predecessor's business knows better than the row. A timer of flows/watch-trial.ts begins with it.
 */
export const moveBilling = sql(
  "move_billing",
  `
    CREATE FUNCTION move_billing(p_client text, p_from text, p_to text, p_why text, p_who text, p_now timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE ${definer} AS $$
    DECLARE
      client clients%ROWTYPE;
      stands text;
      becomes text := p_to;
      began timestamptz;
      ends timestamptz;
    BEGIN
      SELECT * INTO STRICT client FROM clients WHERE id = p_client AND id = current_tenant() FOR UPDATE;
      stands := coalesce(p_from, billing_state(client."billingStatus", client."trialUsedAt"));
      IF p_to = 'trial' THEN
        INSERT INTO trials SELECT person_hash('trial', client."phoneE164"), p_now, p_now + make_interval(hours => 24 * "trialDays")
          FROM platform WHERE id = 'platform' ON CONFLICT ("phoneHash") DO NOTHING;
        SELECT "usedAt", "endsAt" INTO STRICT began, ends FROM trials WHERE "phoneHash" = person_hash('trial', client."phoneE164");
        IF ends <= p_now THEN becomes := 'lapsed'; END IF;
      END IF;
      IF NOT billing_may_move(stands, becomes) THEN
        RAISE EXCEPTION 'billing of % cannot go from % to %', p_client, stands, becomes USING ERRCODE = 'check_violation';
      END IF;
      UPDATE clients SET
          "billingStatus" = (CASE becomes WHEN 'lapsed' THEN 'none' WHEN 'paying' THEN 'active' ELSE becomes END)::"BillingStatus",
          "paymentActive" = becomes = 'paying',
          "trialUsedAt" = coalesce(began AT TIME ZONE 'UTC', client."trialUsedAt"),
          "trialEndsAt" = coalesce(ends, client."trialEndsAt"),
          "pastDueSince" = CASE becomes WHEN 'past_due' THEN p_now END,
          "updatedAt" = p_now AT TIME ZONE 'UTC'
        WHERE id = p_client;
      PERFORM write_audit('audit_billing_' || gen_random_uuid(), p_client, 'client', format('billing: %s to %s', stands, becomes),
        p_who, p_why, p_now);
      IF p_to = 'trial' THEN
        INSERT INTO timers ("clientId", id, kind, subject, "dueAt")
          SELECT p_client, 'timer_trial_' || gen_random_uuid(), 'trial', step, due FROM (VALUES
            ('before', greatest(p_now, ends - interval '1 day'), 'trial'), ('used', p_now, 'lapsed')) AS next (step, due, at)
          WHERE at = becomes;
      END IF;
    END $$
  `,
);

/** False where the client is on no trial, or its trial goes on. */
export const endTrial = sql(
  "end_trial",
  `
    CREATE FUNCTION end_trial(p_client text, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql VOLATILE ${definer} AS $$
    BEGIN
      IF p_client IS DISTINCT FROM current_tenant() THEN RETURN false; END IF;
      PERFORM FROM clients WHERE id = p_client AND "billingStatus" = 'trial' AND "trialEndsAt" <= p_now
        FOR UPDATE;
      IF NOT FOUND THEN RETURN false; END IF;
      PERFORM move_billing(p_client, NULL, 'lapsed', 'the trial is over', 'jobrun', p_now);
      RETURN true;
    END $$
  `,
);
