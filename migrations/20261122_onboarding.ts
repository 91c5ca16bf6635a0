import { definer } from "./definer.ts";
import { closeClient } from "./numbers/close-client.ts";
import { setup } from "./onboarding/setup.ts";
import { migration, sql } from "../src/release/migrate/step.ts";

/** The OnboardingGuard: the one function that makes a client live by proof. It returns what is missing, by name. */
export const onboarding = migration("20261122_onboarding", "expand", [
  sql(
    "complete_onboarding",
    `
      CREATE FUNCTION complete_onboarding(p_client text, p_now timestamptz) RETURNS text[]
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE
        client clients%ROWTYPE;
        held numbers%ROWTYPE;
        missing text[] := '{}';
      BEGIN
        IF p_client IS DISTINCT FROM current_tenant() OR p_client = 'client_jobrun' THEN RETURN ARRAY['client']; END IF;
        PERFORM 1 FROM onboarding_states WHERE "clientId" = p_client FOR UPDATE;
        SELECT * INTO client FROM clients WHERE id = p_client FOR UPDATE;
        IF NOT FOUND OR client."closedAt" IS NOT NULL THEN RETURN ARRAY['client']; END IF;
        IF client."onboardingComplete" THEN RETURN missing; END IF;
        SELECT * INTO held FROM numbers WHERE "clientId" = p_client AND state = 'assigned' FOR SHARE;
        IF coalesce(btrim(client."businessName"), '') = '' THEN missing := missing || 'business_name'::text; END IF;
        IF client."phoneE164" IS NULL THEN missing := missing || 'owner_phone'::text; END IF;
        IF client."agreedAt" IS NULL OR client."agreedBy" IS NULL THEN missing := missing || 'agreement'::text; END IF;
        IF client."alertPreference" IS NULL THEN missing := missing || 'alert_preference'::text; END IF;
        IF held.phone IS NULL THEN missing := missing || 'number'::text; END IF;
        IF NOT EXISTS (
          SELECT 1 FROM inbox e WHERE e."clientId" = p_client AND e.id = client."testCallEventId"
            AND e.kind = 'call_arrived' AND e."ourNumber" = held.phone AND e."receivedAt" >= held."assignedAt"
            AND e.event->>'from' IS DISTINCT FROM client."phoneE164"
        ) THEN missing := missing || 'test_call'::text; END IF;
        IF cardinality(missing) > 0 THEN RETURN missing; END IF;
        UPDATE clients SET "onboardingComplete" = true, "liveBecause" = 'proven', "liveAt" = p_now,
            "updatedAt" = p_now AT TIME ZONE 'UTC'
          WHERE id = p_client;
        IF billing_state(client."billingStatus", client."trialUsedAt") = 'not_begun' THEN
          PERFORM move_billing(p_client, NULL, 'trial', 'set-up is complete', 'jobrun', p_now);
        END IF;
        UPDATE onboarding_states SET current_state = 'COMPLETE', "testCallDetected" = true, "forwardingEnabled" = true,
            completed_at = p_now AT TIME ZONE 'UTC', updated_at = p_now AT TIME ZONE 'UTC'
          WHERE "clientId" = p_client;
        RETURN missing;
      END $$
    `,
  ),
  ...setup,
  closeClient,
]);
