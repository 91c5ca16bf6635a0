import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

const actionNames = `'text_customer', 'text_holding_reply', 'send_booking_link'`;

/**
 * The facts of one action, read in one query for the tenant that is asked about and no other; the caller's own tenant stands
 * again after. `p_asked_for` is null where a permit is asked for, and where a text is claimed the time from which it waits: what
 * its own permit has used up is not asked again then. What surely did not arrive was not said, but counts. Limits: 6 texts to a person in ten minutes and 20 a day, 30 first
 * texts of a client an hour, 20 of them to one block of ten thousand numbers, safety words 10 a day, the operator 12 an hour and 60 a day, answers to an owner 30 in ten minutes
 * and 200 a day, a drill 60 an hour, the model 500 calls of a client a day; what its calls may cost a client and a conversation in a day
 * stands in `platform`.
 */
export const facts: readonly Step[] = [
  sql(
    "type gate_facts",
    `
      CREATE TYPE gate_facts AS (
        platform text, client text, sender text, recipient text, person text, "optOut" text, onboarding text, billing text,
        "clientOutbound" text, "customerOutbound" text, alerts text, ai text, ignored text, thread text, booking text, wrote text,
        said text, count text, "firstContacts" text, money text, "modelMoney" text
      )
    `,
  ),
  sql(
    "what was said",
    `
      CREATE FUNCTION fact_said(p_client text, p_action text, p_recipient text, p_template text, p_slot text, p_hash text,
        p_now timestamptz) RETURNS text LANGUAGE sql VOLATILE AS $$
        SELECT CASE
          WHEN EXISTS (SELECT 1 FROM permits WHERE "clientId" = p_client AND slot = p_slot) THEN 'already'
          WHEN bool_or(template = p_template AND p_template = 'send_first_text') THEN 'in_window'
          WHEN bool_or(action = p_action AND p_action = 'text_holding_reply') THEN 'today'
          WHEN bool_or(action = p_action AND p_action = 'text_safety' AND template = p_template
            AND "grantedAt" > p_now - interval '1 hour') THEN 'this_hour'
          WHEN p_action IN (${actionNames}, 'text_owner') AND bool_or(
            action IN (${actionNames}, 'text_owner') AND "bodyHash" = p_hash AND "grantedAt" > p_now - interval '10 minutes'
          ) THEN 'same_words'
          ELSE 'not_yet' END
        FROM permits p WHERE "clientId" = p_client AND recipient = p_recipient AND "grantedAt" > p_now - interval '1 day'
          AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o."clientId" = p_client AND o."permitId" = p.id
            AND (o.state IN ('refused', 'expired', 'stopped') OR o."carrierStatus" IN ('undelivered', 'failed')))
      $$
    `,
  ),
  sql(
    "how many there were",
    `
      CREATE FUNCTION fact_count(p_client text, p_action text, p_recipient text, p_now timestamptz) RETURNS text
      LANGUAGE sql VOLATILE AS $$
        SELECT CASE WHEN CASE
          WHEN p_action IN (${actionNames}) THEN
            count(*) FILTER (WHERE action IN (${actionNames}) AND "grantedAt" > p_now - interval '10 minutes') >= 6
            OR count(*) FILTER (WHERE action IN (${actionNames})) >= 20
          WHEN p_action = 'text_safety' THEN count(*) FILTER (WHERE action = p_action) >= 10
          WHEN p_action = 'answer_owner' THEN
            count(*) FILTER (WHERE action = p_action AND "grantedAt" > p_now - interval '10 minutes') >= 30
            OR count(*) FILTER (WHERE action = p_action) >= 200
          WHEN p_action = 'text_operator' THEN
            count(*) FILTER (WHERE action = p_action AND "grantedAt" > p_now - interval '1 hour') >= 12
            OR count(*) FILTER (WHERE action = p_action) >= 60
          WHEN p_action = 'text_drill' THEN
            count(*) FILTER (WHERE action = p_action AND "grantedAt" > p_now - interval '1 hour') >= 60
          ELSE false END THEN 'reached' ELSE 'within' END
        FROM permits WHERE "clientId" = p_client AND recipient = p_recipient AND "grantedAt" > p_now - interval '1 day'
      $$
    `,
  ),
  sql(
    "read_facts",
    `
      CREATE FUNCTION read_facts(p_client text, p_action text, p_recipient text, p_sender text, p_template text, p_slot text,
        p_hash text, p_segments integer, p_asked_for timestamptz, p_now timestamptz) RETURNS gate_facts
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE
        tenant_before text := current_tenant();
        facts gate_facts;
      BEGIN
        PERFORM set_config('jobrun.tenant', coalesce(p_client, ''), true);
        SELECT
          CASE WHEN h.id IS NULL THEN 'unknown' WHEN h."outboundPaused" IS NOT FALSE THEN 'paused'
            WHEN p_asked_for < h."outboundResumedAt" THEN 'was_paused' ELSE 'on' END,
          CASE WHEN c.id IS NULL THEN 'unknown' WHEN c."closedAt" IS NOT NULL THEN 'closed' ELSE 'open' END,
          CASE WHEN EXISTS (SELECT 1 FROM numbers n WHERE n.phone = p_sender AND (
              n."clientId" = p_client AND n.state = 'assigned' AND p_action NOT IN ('text_operator', 'text_drill')
              OR n."clientId" = 'client_jobrun' AND n.state = 'warm' AND (
                n.role = 'ONBOARDING' AND p_action IN ('answer_owner', 'notify_owner')
                OR n.role = 'ONBOARDING' AND p_client = 'client_jobrun' AND p_action = 'text_safety'
                OR n.role = 'SYSTEM' AND p_client = 'client_jobrun' AND p_action IN ('text_operator', 'text_drill'))))
            THEN 'allowed' ELSE 'not_allowed' END,
          CASE WHEN p_recipient IS NULL OR p_recipient !~ '^\\+447([1-57-9][0-9]{8}|624[0-9]{6})$' THEN 'not_textable'
            WHEN EXISTS (SELECT 1 FROM numbers WHERE phone = p_recipient) THEN 'ours'
            WHEN EXISTS (SELECT 1 FROM unreachable_numbers u WHERE u."clientId" = p_client AND u.phone = p_recipient
              AND u."unreachableUntil" > p_now) THEN 'unreachable'
            ELSE 'textable' END,
          CASE WHEN p_recipient = c."phoneE164" THEN 'owner' WHEN p_recipient = h."operatorPhone" THEN 'operator'
            ELSE 'somebody' END,
          CASE WHEN EXISTS (SELECT 1 FROM opt_outs o WHERE o."clientId" = p_client
              AND o."personHash" = person_hash(p_client, p_recipient) AND o."clearedAt" IS NULL)
            THEN 'opted_out' ELSE 'none' END,
          CASE WHEN c."onboardingComplete" IS TRUE THEN 'live' ELSE 'not_live' END,
          CASE c."billingStatus"
            WHEN 'active' THEN 'active'
            WHEN 'trial' THEN CASE WHEN p_now < c."trialEndsAt" THEN 'trial' ELSE 'trial_over' END
            WHEN 'past_due' THEN CASE WHEN p_now < c."pastDueSince" + interval '3 days' THEN 'grace' ELSE 'past_due' END
            ELSE 'none' END,
          CASE WHEN c."outboundPaused" IS NOT FALSE THEN 'paused'
            WHEN p_asked_for < c."outboundResumedAt" THEN 'was_paused' ELSE 'on' END,
          CASE WHEN cp.paused THEN 'paused' WHEN p_asked_for < cp."resumedAt" THEN 'was_paused' ELSE 'on' END,
          CASE WHEN h."alertsPaused" IS FALSE AND c."alertsPaused" IS FALSE THEN 'on' ELSE 'off' END,
          CASE WHEN h."aiDisabled" IS FALSE AND c."aiDisabled" IS FALSE THEN 'on' ELSE 'off' END,
          CASE WHEN EXISTS (SELECT 1 FROM ignored_callers i WHERE i."clientId" = p_client AND i.phone = p_recipient AND i.ignored)
            THEN 'yes' ELSE 'no' END,
          CASE WHEN EXISTS (SELECT 1 FROM looping_threads l WHERE l."clientId" = p_client AND l.phone = p_recipient
              AND l."stoppedUntil" > p_now) THEN 'looping' ELSE 'open' END,
          CASE WHEN p_action = 'send_booking_link' AND (btrim(c."bookingLink") <> ''
              OR EXISTS (SELECT 1 FROM weekly_availability w WHERE w."clientId" = p_client))
            THEN 'possible' ELSE 'not_possible' END,
          CASE WHEN p_action = 'answer_owner' AND p_asked_for IS NULL AND EXISTS (
              SELECT 1 FROM inbox e WHERE e."clientId" = p_client AND e.id = split_part(p_slot, '/', 1)
              AND e.kind = 'text_arrived' AND e."ourNumber" = p_sender AND e.event ->> 'from' = p_recipient
              AND e."receivedAt" > p_now - interval '30 minutes')
            THEN 'just_now' ELSE 'not_lately' END,
          CASE WHEN p_asked_for IS NOT NULL THEN 'not_yet'
            ELSE fact_said(p_client, p_action, p_recipient, p_template, p_slot, p_hash, p_now) END,
          CASE WHEN p_asked_for IS NOT NULL THEN 'within'
            WHEN p_action = 'use_ai' THEN CASE WHEN (SELECT count(*) FROM permits WHERE "clientId" = p_client
              AND action = 'use_ai' AND "grantedAt" > p_now - interval '1 day') >= 500 THEN 'reached' ELSE 'within' END
            ELSE fact_count(p_client, p_action, p_recipient, p_now) END,
          CASE WHEN p_asked_for IS NULL AND p_template = 'send_first_text' AND (SELECT count(*) FROM permits
              WHERE "clientId" = p_client AND template = 'send_first_text' AND "grantedAt" > p_now - interval '1 hour') >= 30
            THEN 'reached'
            WHEN p_template = 'send_first_text' AND p_asked_for IS NULL AND 20 <= (SELECT count(*) FROM permits
              WHERE template = 'send_first_text' AND "clientId" = p_client AND left(recipient, -4) = left(p_recipient, -4)
                AND "grantedAt" > p_now - interval '60 minutes')
            THEN 'block_reached' ELSE 'within' END,
          CASE WHEN coalesce((SELECT s.pence FROM spend s WHERE s."clientId" = p_client AND s.day = spend_day(p_now)), 0)
              + coalesce(p_segments, 0) * h."segmentPricePence" <= h."clientDayPence"
            THEN 'left' ELSE 'spent' END,
          CASE WHEN p_action = 'use_ai' THEN
            model_money(p_client, p_recipient, h."modelCallPence", h."modelDayPence", h."modelConversationPence", p_now)
            ELSE 'left' END
        INTO facts
        FROM (VALUES (1)) one LEFT JOIN platform h ON h.id = 'platform' LEFT JOIN clients c ON c.id = p_client
          LEFT JOIN customer_pauses cp ON cp."clientId" = p_client AND cp.phone = p_recipient;
        PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
        RETURN facts;
      END $$
    `,
  ),
];
