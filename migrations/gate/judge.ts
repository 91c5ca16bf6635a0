import { sql, type Step } from "../../src/release/migrate/step.ts";

const customers = `'text_customer', 'text_holding_reply', 'send_booking_link'`;

/**
 * The policy a second time, fact by fact where the domain has it action by action. The two are compared over everything that
 * the facts can be, and at each grant. A null or a value that nobody knows is a no.
 */
export const judge: readonly Step[] = [
  sql(
    "stopped_by",
    `
      CREATE FUNCTION stopped_by(p_switch text, p_level text, p_action text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE p_switch || ' ' || p_level
          WHEN 'outbound platform' THEN p_action <> 'text_operator'
          WHEN 'outbound client' THEN p_action NOT IN
            ('text_owner', 'answer_owner', 'notify_owner', 'text_safety', 'text_operator', 'use_ai')
          WHEN 'outbound customer' THEN p_action NOT IN ('text_safety', 'text_operator', 'use_ai')
          WHEN 'alerts platform' THEN p_action = 'text_owner'
          WHEN 'alerts client' THEN p_action = 'text_owner'
          WHEN 'ai platform' THEN p_action = 'use_ai'
          WHEN 'ai client' THEN p_action = 'use_ai'
        END
      $$
    `,
  ),
  sql(
    "is_pause",
    `
      CREATE FUNCTION is_pause(p_reason text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT p_reason IS NOT NULL AND p_reason IN ('platform_paused', 'client_paused', 'customer_paused')
      $$
    `,
  ),
  sql(
    "gate_judge",
    `
      CREATE FUNCTION gate_judge(p_action text, f gate_facts, p_again boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
      DECLARE
        texts boolean := p_action <> 'use_ai';
        customers boolean := p_action IN (${customers});
      BEGIN
        IF p_action IS NULL OR p_action NOT IN (${customers}, 'text_safety', 'text_owner', 'answer_owner', 'notify_owner',
            'text_operator', 'text_drill', 'use_ai') THEN RETURN 'unknown_action'; END IF;
        IF coalesce(f.platform NOT IN ('on', 'paused', 'was_paused'), true) THEN RETURN 'platform_unknown'; END IF;
        IF f.client = 'closed' THEN RETURN 'client_closed'; END IF;
        IF f.client IS DISTINCT FROM 'open' THEN RETURN 'client_unknown'; END IF;
        IF texts THEN
          IF f.sender IS DISTINCT FROM 'allowed' THEN RETURN 'sender_not_the_clients'; END IF;
          IF f.recipient = 'ours' THEN RETURN 'own_number'; END IF;
          IF f.recipient = 'unreachable' THEN RETURN 'unreachable_number'; END IF;
          IF f.recipient IS DISTINCT FROM 'textable' THEN RETURN 'not_textable'; END IF;
          IF customers AND coalesce(f.person NOT IN ('somebody', 'operator'), true) THEN RETURN 'owner_phone'; END IF;
          IF p_action IN ('text_owner', 'notify_owner') AND f.person IS DISTINCT FROM 'owner' THEN RETURN 'not_the_owner'; END IF;
          IF p_action IN ('text_operator', 'text_drill') AND f.person IS DISTINCT FROM 'operator' THEN
            RETURN 'not_the_operator';
          END IF;
          IF f."optOut" IS DISTINCT FROM 'none' THEN RETURN 'opted_out'; END IF;
        END IF;
        IF p_action IN ('text_customer', 'send_booking_link', 'text_owner') AND f.onboarding IS DISTINCT FROM 'live' THEN
          RETURN 'client_not_live';
        END IF;
        IF p_action IN ('text_customer', 'send_booking_link') AND coalesce(f.billing NOT IN ('active', 'trial', 'grace'), true) THEN
          RETURN 'billing_lapsed';
        END IF;
        IF p_action = 'text_owner' AND f.alerts IS DISTINCT FROM 'on' THEN RETURN 'alerts_paused'; END IF;
        IF p_action = 'use_ai' AND f.ai IS DISTINCT FROM 'on' THEN RETURN 'ai_off'; END IF;
        IF p_action = 'send_booking_link' AND f.booking IS DISTINCT FROM 'possible' THEN RETURN 'no_booking'; END IF;
        IF p_action = 'answer_owner' AND p_again IS NOT TRUE AND f.wrote IS DISTINCT FROM 'just_now' THEN
          RETURN 'not_written_lately';
        END IF;
        IF customers AND f.ignored IS DISTINCT FROM 'no' THEN RETURN 'ignored'; END IF;
        IF (customers OR p_action = 'answer_owner') AND f.thread IS DISTINCT FROM 'open' THEN RETURN 'loop'; END IF;
        IF p_again IS NOT TRUE THEN
          CASE f.said
            WHEN 'not_yet' THEN NULL;
            WHEN 'same_words' THEN RETURN 'same_words_lately';
            WHEN 'in_window' THEN RETURN 'already_texted_in_window';
            WHEN 'today' THEN RETURN 'holding_reply_today';
            WHEN 'this_hour' THEN RETURN 'once_per_danger_and_hour';
            ELSE RETURN 'already_said';
          END CASE;
          IF p_action NOT IN ('text_owner', 'notify_owner') AND f.count IS DISTINCT FROM 'within' THEN RETURN 'cap_reached'; END IF;
          IF p_action = 'text_customer' AND f."firstContacts" IS DISTINCT FROM 'within' THEN
            RETURN CASE f."firstContacts" WHEN 'block_reached' THEN 'first_contacts_of_block' ELSE 'first_contacts_reached' END;
          END IF;
          IF customers AND f.money IS DISTINCT FROM 'left' THEN RETURN 'money_cap'; END IF;
          IF p_action = 'use_ai' AND f."modelMoney" IS DISTINCT FROM 'left' THEN
            RETURN CASE f."modelMoney" WHEN 'conversation_spent' THEN 'conversation_money_cap' ELSE 'model_money_cap' END;
          END IF;
        END IF;
        IF f.platform <> 'on' AND stopped_by('outbound', 'platform', p_action) THEN RETURN 'platform_paused'; END IF;
        IF f."clientOutbound" IS DISTINCT FROM 'on' AND stopped_by('outbound', 'client', p_action) THEN RETURN 'client_paused'; END IF;
        IF f."customerOutbound" IS DISTINCT FROM 'on' AND stopped_by('outbound', 'customer', p_action) THEN
          RETURN 'customer_paused';
        END IF;
        RETURN NULL;
      END $$
    `,
  ),
  sql(
    "gate_block",
    `
      CREATE FUNCTION gate_block(p_action text, p_reason text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN p_action IN ('use_ai', 'send_booking_link')
          OR p_action = 'text_customer' AND p_reason IN ('client_not_live', 'billing_lapsed') THEN 'SOFT' ELSE 'HARD' END
      $$
    `,
  ),
];
