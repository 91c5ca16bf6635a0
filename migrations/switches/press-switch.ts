import { definer } from "../definer.ts";

const press = `p_id text, p_client text, p_phone text, p_switch text, p_reason text, p_by text, p_now timestamptz`;

/**
 * Presses one switch of one scope: no client is the platform, no phone is the client. It takes the exclusive lock whose shared
 * side every claim takes, so a claim that is not over by now is waited for, and every later one reads what is written here.
 * The moment in which a pause is lifted is kept: what was queued before it is held when it is claimed.
 * Returns `pressed`, or why not. Nobody may call it but press_off() and press_on().
 */
export const pressSwitch = `
  CREATE FUNCTION press_switch(${press}, p_off boolean) RETURNS text
  LANGUAGE plpgsql VOLATILE ${definer} AS $$
  DECLARE
    tenant_before text := current_tenant();
    pressed integer;
  BEGIN
    PERFORM across_tenants(p_client);
    IF p_switch NOT IN ('outbound', 'ai', 'alerts') OR p_phone IS NOT NULL AND (p_client IS NULL OR p_switch <> 'outbound') THEN
      RETURN 'no_such_switch';
    END IF;
    IF p_client IS NULL AND p_switch = 'outbound' AND NOT p_off AND restoring() THEN RETURN 'restored'; END IF;
    PERFORM set_config('jobrun.tenant', coalesce(p_client, 'client_jobrun'), true);
    PERFORM pg_advisory_xact_lock(hashtextextended(CASE
      WHEN p_client IS NULL THEN 'platform'
      WHEN p_phone IS NULL THEN 'client:' || p_client
      ELSE 'customer:' || p_client || ':' || p_phone END, 0));
    IF p_client IS NULL THEN
      UPDATE platform SET
        "outboundPaused" = CASE p_switch WHEN 'outbound' THEN p_off ELSE "outboundPaused" END,
        "outboundResumedAt" = CASE WHEN p_switch = 'outbound' AND "outboundPaused" AND NOT p_off THEN clock_timestamp()
          ELSE "outboundResumedAt" END,
        "aiDisabled" = CASE p_switch WHEN 'ai' THEN p_off ELSE "aiDisabled" END,
        "alertsPaused" = CASE p_switch WHEN 'alerts' THEN p_off ELSE "alertsPaused" END;
    ELSIF p_phone IS NULL THEN
      UPDATE clients SET
        "outboundPaused" = CASE p_switch WHEN 'outbound' THEN p_off ELSE "outboundPaused" END,
        "outboundResumedAt" = CASE WHEN p_switch = 'outbound' AND "outboundPaused" AND NOT p_off THEN clock_timestamp()
          ELSE "outboundResumedAt" END,
        "aiDisabled" = CASE p_switch WHEN 'ai' THEN p_off ELSE "aiDisabled" END,
        "alertsPaused" = CASE p_switch WHEN 'alerts' THEN p_off ELSE "alertsPaused" END
        WHERE id = p_client;
    ELSE
      INSERT INTO customer_pauses ("clientId", phone, paused, "pressedAt")
        SELECT id, p_phone, p_off, p_now FROM clients WHERE id = p_client
        ON CONFLICT ("clientId", phone) DO UPDATE SET paused = p_off, "pressedAt" = p_now,
          "resumedAt" = CASE WHEN customer_pauses.paused AND NOT p_off THEN clock_timestamp() ELSE customer_pauses."resumedAt" END;
    END IF;
    GET DIAGNOSTICS pressed = ROW_COUNT;
    IF pressed = 1 THEN
      PERFORM write_audit(p_id, coalesce(p_client, 'client_jobrun'),
        CASE WHEN p_client IS NULL THEN 'platform' WHEN p_phone IS NULL THEN 'client' ELSE p_phone END,
        p_switch || CASE WHEN p_off THEN ' off' ELSE ' on' END, p_by, p_reason, p_now);
    END IF;
    PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
    RETURN CASE WHEN pressed = 1 THEN 'pressed' WHEN p_client IS NULL THEN 'no_platform' ELSE 'no_such_client' END;
  END $$
`;

export const pressOff = `
  CREATE FUNCTION press_off(${press}) RETURNS text LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT press_switch(p_id, p_client, p_phone, p_switch, p_reason, p_by, p_now, true)
  $$
`;

/** On is the operator's alone: nothing that the application can be talked into lifts a pause. */
export const pressOn = `
  CREATE FUNCTION press_on(${press}) RETURNS text LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT press_switch(p_id, p_client, p_phone, p_switch, p_reason, p_by, p_now, false)
  $$
`;
