import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/** The one row that is about the whole installation: its switches, its operator, and what a text may cost. */
export const platform: readonly Step[] = [
  sql(
    "table platform",
    `
      CREATE TABLE platform (
        id text NOT NULL PRIMARY KEY CHECK (id = 'platform'),
        "outboundPaused" boolean NOT NULL,
        "outboundResumedAt" timestamptz,
        "aiDisabled" boolean NOT NULL,
        "alertsPaused" boolean NOT NULL,
        "operatorMutedUntil" timestamptz,
        "operatorPhone" text CHECK ("operatorPhone" ~ '^\\+[1-9][0-9]{7,14}$'),
        "segmentPricePence" numeric NOT NULL CHECK ("segmentPricePence" > 0),
        "clientDayPence" numeric NOT NULL CHECK ("clientDayPence" > 0),
        "trialDays" integer NOT NULL DEFAULT 7 CHECK ("trialDays" > 0),
        "numbersMax" integer NOT NULL DEFAULT 0 CHECK ("numbersMax" >= 0),
        "modelCallPence" numeric NOT NULL DEFAULT 2 CHECK ("modelCallPence" >= 0),
        "modelDayPence" numeric NOT NULL DEFAULT 200 CHECK ("modelDayPence" >= 0),
        "modelConversationPence" numeric NOT NULL DEFAULT 20 CHECK ("modelConversationPence" >= 0)
      )
    `,
  ),
  sql(
    "platform is on",
    `
      INSERT INTO platform (id, "outboundPaused", "aiDisabled", "alertsPaused", "segmentPricePence", "clientDayPence")
        VALUES ('platform', false, false, false, 4, 500)
    `,
  ),
  sql(
    "keep_house_rules",
    `
      CREATE FUNCTION keep_house_rules(p_id text, p_operator text, p_segment_pence numeric, p_day_pence numeric,
        p_trial_days integer, p_numbers_max integer, p_now timestamptz)
      RETURNS void LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE tenant_before text := current_tenant();
      BEGIN
        PERFORM across_tenants();
        UPDATE platform SET "operatorPhone" = p_operator, "segmentPricePence" = p_segment_pence, "clientDayPence" = p_day_pence,
            "trialDays" = p_trial_days, "numbersMax" = p_numbers_max
          WHERE ("operatorPhone", "segmentPricePence", "clientDayPence", "trialDays", "numbersMax")
            IS DISTINCT FROM (p_operator, p_segment_pence, p_day_pence, p_trial_days, p_numbers_max);
        IF NOT FOUND THEN RETURN; END IF;
        PERFORM set_config('jobrun.tenant', 'client_jobrun', true);
        PERFORM write_audit(p_id, 'client_jobrun', 'platform', 'house rules', 'configuration',
          format('a segment at %s pence, a client''s day up to %s, a trial of %s days, numbers bought up to %s, the operator %s', p_segment_pence,
            p_day_pence, p_trial_days, p_numbers_max, CASE WHEN p_operator IS NULL THEN 'unset' ELSE 'set' END), p_now);
        PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
      END $$
    `,
  ),
  sql(
    "mute_operator",
    `
      -- What must be acted on tonight comes all the same (operator-news.ts). NULL ends it.
      CREATE FUNCTION mute_operator(p_id text, p_until timestamptz, p_reason text, p_by text, p_now timestamptz)
      RETURNS void LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE tenant_before text := current_tenant();
      BEGIN
        PERFORM across_tenants();
        IF p_until > p_now + interval '12 hours' THEN
          RAISE EXCEPTION 'a mute lasts twelve hours at most' USING ERRCODE = 'check_violation';
        END IF;
        UPDATE platform SET "operatorMutedUntil" = p_until;
        PERFORM set_config('jobrun.tenant', 'client_jobrun', true);
        PERFORM write_audit(p_id, 'client_jobrun', 'platform',
          CASE WHEN p_until IS NULL THEN 'operator alerts on' ELSE 'operator alerts off' END, p_by, p_reason, p_now);
        PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
      END $$
    `,
  ),
];
