/**
 * The only way to a permit. It asks the gate, counts the caps, and binds client, action, recipient and words; a no is kept
 * with its reason. A cap is looked at under a pause, too, so that a pause is the answer only where it is the only reason.
 * A safety text's template names its danger, of which a person hears once an hour. Returns the reason, or NULL where the permit was granted.
 */
export const grantPermit = `
  CREATE OR REPLACE FUNCTION grant_permit(
    p_client text, p_id text, p_action text, p_recipient text, p_sender text, p_template text, p_slot text, p_body text,
    p_now timestamptz
  ) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE refusal text;
  BEGIN
    IF p_client IS DISTINCT FROM current_tenant() THEN
      RAISE EXCEPTION 'a permit for another tenant was asked for' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('permit:' || p_client || ':' || p_recipient, 0));
    refusal := gate_refusal(p_client, p_action, p_recipient, p_sender, p_now);
    IF (refusal IS NULL OR is_pause(refusal)) AND EXISTS (SELECT 1 FROM permits WHERE "clientId" = p_client AND slot = p_slot) THEN
      refusal := 'already_said';
    END IF;
    IF (refusal IS NULL OR is_pause(refusal)) AND p_action = 'text_customer' THEN
      IF (SELECT count(*) FROM permits WHERE "clientId" = p_client AND recipient = p_recipient
            AND action = p_action AND "grantedAt" > p_now - interval '10 minutes') >= 6
        OR (SELECT count(*) FROM permits WHERE "clientId" = p_client AND recipient = p_recipient
            AND action = p_action AND "grantedAt" > p_now - interval '1 day') >= 20
      THEN refusal := 'cap_reached'; END IF;
    END IF;
    IF (refusal IS NULL OR is_pause(refusal)) AND p_action = 'text_safety' THEN
      IF EXISTS (SELECT 1 FROM permits WHERE "clientId" = p_client AND recipient = p_recipient AND template = p_template
          AND action = p_action AND "grantedAt" > p_now - interval '1 hour')
      THEN refusal := 'once_per_danger_and_hour';
      ELSIF (SELECT count(*) FROM permits WHERE "clientId" = p_client AND recipient = p_recipient
          AND action = p_action AND "grantedAt" > p_now - interval '1 day') >= 10
      THEN refusal := 'cap_reached'; END IF;
    END IF;
    IF refusal IS NOT NULL THEN
      INSERT INTO refusals ("clientId", id, action, recipient, template, slot, reason, "refusedAt")
        VALUES (p_client, p_id, coalesce(p_action, ''), coalesce(p_recipient, ''), p_template, p_slot, refusal, p_now);
      RETURN refusal;
    END IF;
    INSERT INTO permits ("clientId", id, action, recipient, template, slot, "bodyHash", "grantedAt")
      VALUES (p_client, p_id, p_action, p_recipient, p_template, p_slot,
        body_hash(p_body), p_now);
    RETURN NULL;
  END $$
`;
