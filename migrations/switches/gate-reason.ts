const definer = `SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`;

/**
 * Whether a switch that is off at a level stops an action (house rule: "What a pause stops"). An action that nobody thought
 * of is stopped by a pause, at every level.
 */
export const stoppedBy = `
  CREATE FUNCTION stopped_by(p_switch text, p_level text, p_action text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE p_switch || ' ' || p_level
      WHEN 'outbound platform' THEN p_action <> 'text_operator'
      WHEN 'outbound client' THEN p_action NOT IN ('text_owner', 'answer_owner', 'notify_owner', 'text_safety', 'text_operator')
      WHEN 'outbound customer' THEN p_action <> 'text_safety'
      WHEN 'alerts platform' THEN p_action = 'text_owner'
      WHEN 'alerts client' THEN p_action = 'text_owner'
      WHEN 'ai platform' THEN p_action = 'use_ai'
      WHEN 'ai client' THEN p_action = 'use_ai'
    END
  $$
`;

/**
 * Why an action may not be done now, or NULL where it may. What is missing or unknown is a reason. Pauses come last: one is
 * the answer only where it is the only reason, and what it stops is held.
 */
export const gateReason = `
  CREATE OR REPLACE FUNCTION gate_reason(p_client text, p_action text, p_recipient text, p_sender text, p_now timestamptz)
  RETURNS text LANGUAGE plpgsql VOLATILE ${definer} AS $$
  DECLARE
    house platform%ROWTYPE;
    client clients%ROWTYPE;
  BEGIN
    IF p_action IS NULL OR p_action NOT IN ('text_customer', 'text_owner', 'text_safety') THEN RETURN 'unknown_action'; END IF;
    SELECT * INTO house FROM platform WHERE id = 'platform';
    IF NOT FOUND THEN RETURN 'platform_unknown'; END IF;
    SELECT * INTO client FROM clients WHERE id = p_client;
    IF NOT FOUND THEN RETURN 'client_unknown'; END IF;
    IF client."closedAt" IS NOT NULL THEN RETURN 'client_closed'; END IF;
    IF NOT EXISTS (SELECT 1 FROM numbers WHERE phone = p_sender AND "clientId" = p_client AND state = 'assigned') THEN
      RETURN 'sender_not_the_clients';
    END IF;
    IF p_recipient IS NULL OR p_recipient !~ '^\\+447([1-57-9][0-9]{8}|624[0-9]{6})$' THEN RETURN 'not_textable'; END IF;
    IF EXISTS (SELECT 1 FROM numbers WHERE phone = p_recipient) THEN RETURN 'own_number'; END IF;
    IF EXISTS (SELECT 1 FROM opt_outs WHERE "clientId" = p_client AND phone = p_recipient AND "clearedAt" IS NULL) THEN
      RETURN 'opted_out';
    END IF;
    IF p_action <> 'text_safety' THEN
      IF client."onboardingComplete" IS NOT TRUE THEN RETURN 'client_not_live'; END IF;
      IF NOT coalesce(CASE client."billingStatus"
          WHEN 'active' THEN true
          WHEN 'trial' THEN p_now < client."trialEndsAt"
          WHEN 'past_due' THEN p_now < client."pastDueSince" + interval '3 days'
          ELSE false END, false) THEN RETURN 'billing_lapsed'; END IF;
    END IF;
    IF p_action = 'text_owner' THEN
      IF house."alertsPaused" IS NOT FALSE OR client."alertsPaused" IS NOT FALSE THEN RETURN 'alerts_paused'; END IF;
      IF p_recipient IS DISTINCT FROM client."phoneE164" THEN RETURN 'not_the_owner'; END IF;
    END IF;
    IF p_action = 'text_customer' AND p_recipient = client."phoneE164" THEN RETURN 'owner_phone'; END IF;
    IF house."outboundPaused" IS NOT FALSE AND stopped_by('outbound', 'platform', p_action) THEN RETURN 'platform_paused'; END IF;
    IF client."outboundPaused" IS NOT FALSE AND stopped_by('outbound', 'client', p_action) THEN RETURN 'client_paused'; END IF;
    IF stopped_by('outbound', 'customer', p_action) AND EXISTS (
      SELECT 1 FROM customer_pauses WHERE "clientId" = p_client AND phone = p_recipient AND paused
    ) THEN RETURN 'customer_paused'; END IF;
    RETURN NULL;
  END $$
`;

/** The reasons for which a text is held: somebody pressed, and may press again. */
export const isPause = `
  CREATE FUNCTION is_pause(p_reason text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT p_reason IS NOT NULL AND p_reason IN ('platform_paused', 'client_paused', 'customer_paused')
  $$
`;
