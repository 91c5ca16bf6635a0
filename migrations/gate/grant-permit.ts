import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * The only way to a permit. It reads the facts, judges them, and binds client, action, both phones and the words; a no is kept
 * with its reason and the facts. Whoever asks for the same person waits, and so does a client's next first text or call of the
 * model: all are counted.
 */
export const grantPermit: readonly Step[] = [
  sql(
    "grant_permit",
    `
      CREATE FUNCTION grant_permit(
        p_client text, p_id text, p_action text, p_recipient text, p_sender text, p_template text, p_slot text, p_body text,
        p_segments integer, p_now timestamptz, OUT refusal text, OUT block text, OUT facts jsonb
      ) LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE seen gate_facts;
      BEGIN
        IF p_client IS DISTINCT FROM current_tenant() THEN
          RAISE EXCEPTION 'a permit for another tenant was asked for' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF NOT isfinite(p_now) THEN RAISE EXCEPTION 'a permit at no moment was asked for' USING ERRCODE = 'check_violation'; END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended('permit:' || p_client || ':' || p_recipient, 0));
        IF p_action = 'use_ai' THEN
          PERFORM pg_advisory_xact_lock(hashtextextended('model:' || p_client, 0));
        END IF;
        IF p_template = 'send_first_text' THEN
          PERFORM pg_advisory_xact_lock(hashtextextended('first:' || p_client, 0));
        END IF;
        seen := read_facts(p_client, p_action, p_recipient, p_sender, p_template, p_slot, body_hash(p_body), p_segments, NULL, p_now);
        facts := to_jsonb(seen);
        refusal := gate_judge(p_action, seen, false);
        IF refusal IS NULL THEN
          INSERT INTO permits
              ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash", facts, "grantedAt")
            VALUES (p_client, p_id, p_action, p_recipient, p_sender, p_template, p_slot, p_segments, body_hash(p_body), facts, p_now);
          IF p_action = 'use_ai' THEN
            INSERT INTO model_calls ("clientId", "permitId", phone, day, pence, "askedAt")
              SELECT p_client, p_id, p_recipient, spend_day(p_now), "modelCallPence", p_now FROM platform;
          END IF;
        ELSE
          block := gate_block(p_action, refusal);
          INSERT INTO refusals
              ("clientId", id, action, recipient, sender, template, slot, reason, block, facts, "refusedAt")
            VALUES (p_client, p_id, coalesce(p_action, ''), coalesce(p_recipient, ''), coalesce(p_sender, ''), p_template, p_slot,
              refusal, coalesce(block, 'HARD'), facts, p_now);
        END IF;
      END $$
    `,
  ),
  sql(
    "gate_refusal",
    `
      CREATE FUNCTION gate_refusal(p_client text, p_action text, p_recipient text, p_sender text, p_asked_for timestamptz,
        p_now timestamptz) RETURNS text LANGUAGE sql VOLATILE ${definer} AS $$
        SELECT gate_judge(p_action,
          read_facts(p_client, p_action, p_recipient, p_sender, NULL, NULL, NULL, NULL, p_asked_for, p_now), true)
      $$
    `,
  ),
];
