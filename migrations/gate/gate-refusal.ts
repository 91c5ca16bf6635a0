const definer = `SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`;

/** Why an action may not be done now, or NULL where it may. What is missing or unknown is a reason. */
export const gateReason = `
  CREATE FUNCTION gate_reason(p_client text, p_action text, p_recipient text, p_sender text, p_now timestamptz)
  RETURNS text LANGUAGE plpgsql VOLATILE ${definer} AS $$
  DECLARE
    house platform%ROWTYPE;
    client clients%ROWTYPE;
  BEGIN
    IF p_action IS NULL OR p_action NOT IN ('text_customer', 'text_owner', 'text_safety') THEN RETURN 'unknown_action'; END IF;
    SELECT * INTO house FROM platform WHERE id = 'platform';
    IF NOT FOUND THEN RETURN 'platform_unknown'; END IF;
    IF house."outboundPaused" IS NOT FALSE THEN RETURN 'platform_paused'; END IF;
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
    IF p_action = 'text_safety' THEN RETURN NULL; END IF;
    IF client."onboardingComplete" IS NOT TRUE THEN RETURN 'client_not_live'; END IF;
    IF NOT coalesce(CASE client."billingStatus"
        WHEN 'active' THEN true
        WHEN 'trial' THEN p_now < client."trialEndsAt"
        WHEN 'past_due' THEN p_now < client."pastDueSince" + interval '3 days'
        ELSE false END, false) THEN RETURN 'billing_lapsed'; END IF;
    IF p_action = 'text_owner' THEN
      IF house."alertsPaused" IS NOT FALSE OR client."alertsPaused" IS NOT FALSE THEN RETURN 'alerts_paused'; END IF;
      IF p_recipient IS DISTINCT FROM client."phoneE164" THEN RETURN 'not_the_owner'; END IF;
      RETURN NULL;
    END IF;
    IF client."outboundPaused" IS NOT FALSE THEN RETURN 'client_paused'; END IF;
    IF p_recipient = client."phoneE164" THEN RETURN 'owner_phone'; END IF;
    RETURN NULL;
  END $$
`;

/** gate_reason for the tenant that is asked about and no other, whoever calls; the caller's own tenant stands again after. */
export const gateRefusal = `
  CREATE FUNCTION gate_refusal(p_client text, p_action text, p_recipient text, p_sender text, p_now timestamptz)
  RETURNS text LANGUAGE plpgsql VOLATILE ${definer} AS $$
  DECLARE
    tenant_before text := current_tenant();
    reason text;
  BEGIN
    PERFORM set_config('jobrun.tenant', coalesce(p_client, ''), true);
    reason := gate_reason(p_client, p_action, p_recipient, p_sender, p_now);
    PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
    RETURN reason;
  END $$
`;
