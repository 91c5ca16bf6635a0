import { definer } from "../definer.ts";
import { sql } from "../../src/release/migrate/step.ts";

/**
 * The second way to live, for the migrator alone: a business that was live in the predecessor. Returns what is missing by name,
 * and then changes nothing; with nothing missing the client is live, and pays unless `p_billing` says `trial`.
 */
export const grandfatherClient = sql(
  "grandfather_client",
  `
    CREATE FUNCTION grandfather_client(p_client text, p_reason text, p_by text, p_billing text DEFAULT 'active') RETURNS text[]
    LANGUAGE plpgsql VOLATILE ${definer} AS $$
    DECLARE
      tenant text := current_setting('jobrun.tenant', true);
      client clients%ROWTYPE;
      missing text[] := '{}';
      stamp timestamptz := now();
    BEGIN
      IF p_client = 'client_jobrun' THEN RETURN ARRAY['client']; END IF;
      PERFORM set_config('jobrun.tenant', p_client, true);
      SELECT * INTO client FROM clients WHERE id = p_client FOR UPDATE;
      IF NOT FOUND OR client."closedAt" IS NOT NULL THEN missing := missing || 'client'::text;
      ELSE
        IF btrim(client."businessName") = '' THEN missing := missing || 'business_name'::text; END IF;
        IF client."phoneE164" IS NULL THEN missing := missing || 'owner_phone'::text; END IF;
        IF NOT EXISTS (SELECT FROM numbers WHERE "clientId" = p_client AND state = 'assigned') THEN
          missing := missing || 'number'::text;
        END IF;
      END IF;
      IF cardinality(missing) = 0 AND client."liveAt" IS NULL THEN
        UPDATE clients SET "onboardingComplete" = true, "liveBecause" = 'grandfathered', "liveAt" = stamp,
            "alertPreference" = coalesce("alertPreference", 'sms'), "updatedAt" = stamp AT TIME ZONE 'UTC'
          WHERE id = p_client;
        PERFORM move_billing(p_client, 'not_begun', CASE p_billing WHEN 'trial' THEN 'trial' ELSE 'paying' END, p_reason, p_by, stamp);
        PERFORM write_audit('audit_grandfather_' || p_client, p_client, 'client', 'grandfathered', p_by, p_reason, stamp);
      END IF;
      PERFORM set_config('jobrun.tenant', coalesce(tenant, ''), true);
      RETURN missing;
    END $$
  `,
);
