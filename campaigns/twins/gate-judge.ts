import type { Twin } from "../twin.ts";

const inSql = { test: "test/gate/policy-in-sql.db.test.ts" };
const campaign = { campaign: "policy" };
const file = "migrations/gate/judge.ts";

type Planted = readonly [name: string, old: string, replacement: string];

/** Each condition of the database's policy, taken away or loosened once. */
const conditions: readonly Planted[] = [
  ["an action off the table", "IF p_action IS NULL OR p_action NOT IN (", "IF false AND p_action NOT IN ("],
  ["no action at all", "IF p_action IS NULL OR p_action NOT IN (", "IF p_action NOT IN ("],
  [
    "no row of switches means all on",
    "IF coalesce(f.platform NOT IN ('on', 'paused', 'was_paused'), true) THEN RETURN 'platform_unknown'; END IF;",
    "",
  ],
  [
    "switches of a null mean all on",
    "'was_paused'), true) THEN RETURN 'platform_unknown'",
    "'was_paused'), false) THEN RETURN 'platform_unknown'",
  ],
  [
    "a closed client that texts",
    "IF f.client = 'closed' THEN RETURN 'client_closed'; END IF;",
    "IF f.client = 'closed' THEN f.client := 'open'; END IF;",
  ],
  [
    "a missing client means allowed",
    "IF f.client IS DISTINCT FROM 'open' THEN",
    "IF f.client <> 'open' AND f.client <> 'unknown' THEN",
  ],
  ["a client of a null means allowed", "IF f.client IS DISTINCT FROM 'open' THEN", "IF f.client <> 'open' THEN"],
  ["a number of anybody's as the sender", "IF f.sender IS DISTINCT FROM 'allowed' THEN", "IF false THEN"],
  ["a sender of a null means allowed", "IF f.sender IS DISTINCT FROM 'allowed' THEN", "IF f.sender <> 'allowed' THEN"],
  ["a number of ours called untextable", "IF f.recipient = 'ours' THEN RETURN 'own_number'; END IF;", ""],
  [
    "an unreachable number called untextable",
    "IF f.recipient = 'unreachable' THEN RETURN 'unreachable_number'; END IF;",
    "",
  ],
  ["texts to any number", "IF f.recipient IS DISTINCT FROM 'textable' THEN", "IF false THEN"],
  [
    "a recipient of a null means textable",
    "IF f.recipient IS DISTINCT FROM 'textable' THEN",
    "IF f.recipient <> 'textable' THEN",
  ],
  ["the owner texted as a customer", "IF customers AND coalesce(f.person", "IF false AND coalesce(f.person"],
  [
    "a person of a null texted as a customer",
    "('somebody', 'operator'), true) THEN",
    "('somebody', 'operator'), false) THEN",
  ],
  ["the operator never texted as a customer", "NOT IN ('somebody', 'operator')", "NOT IN ('somebody')"],
  ["an alert to anybody", "IF p_action IN ('text_owner', 'notify_owner') AND", "IF p_action IN ('notify_owner') AND"],
  ["a notice to anybody", "IF p_action IN ('text_owner', 'notify_owner') AND", "IF p_action IN ('text_owner') AND"],
  ["the owner's text to a null", "f.person IS DISTINCT FROM 'owner'", "f.person <> 'owner'"],
  [
    "an operator alert to anybody",
    "IF p_action IN ('text_operator', 'text_drill') AND",
    "IF p_action IN ('text_drill') AND",
  ],
  ["a drill on anybody", "IF p_action IN ('text_operator', 'text_drill') AND", "IF p_action IN ('text_operator') AND"],
  ["the operator's text to a null", "f.person IS DISTINCT FROM 'operator'", "f.person <> 'operator'"],
  ["an opt-out that is not asked for", `IF f."optOut" IS DISTINCT FROM 'none' THEN`, "IF false THEN"],
  ["an opt-out of a null means none", `IF f."optOut" IS DISTINCT FROM 'none' THEN`, `IF f."optOut" <> 'none' THEN`],
  [
    "safety advice to a person who opted out",
    `IF f."optOut" IS DISTINCT FROM`,
    `IF p_action <> 'text_safety' AND f."optOut" IS DISTINCT FROM`,
  ],
  [
    "an alert of a client that is not live",
    "'send_booking_link', 'text_owner') AND f.onboarding",
    "'send_booking_link') AND f.onboarding",
  ],
  [
    "a customer of a client that is not live",
    "IF p_action IN ('text_customer', 'send_booking_link', 'text_owner') AND",
    "IF p_action IN ('send_booking_link', 'text_owner') AND",
  ],
  [
    "a booking link of a client that is not live",
    "IF p_action IN ('text_customer', 'send_booking_link', 'text_owner') AND",
    "IF p_action IN ('text_customer', 'text_owner') AND",
  ],
  ["onboarding of a null means live", "f.onboarding IS DISTINCT FROM 'live'", "f.onboarding <> 'live'"],
  [
    "safety advice of a live client alone",
    "IF p_action IN ('text_customer', 'send_booking_link', 'text_owner') AND",
    "IF p_action IN ('text_customer', 'send_booking_link', 'text_owner', 'text_safety') AND",
  ],
  [
    "a customer of a client that does not pay",
    "IF p_action IN ('text_customer', 'send_booking_link') AND coalesce",
    "IF p_action IN ('send_booking_link') AND coalesce",
  ],
  [
    "a booking link of a client that does not pay",
    "IF p_action IN ('text_customer', 'send_booking_link') AND coalesce",
    "IF p_action IN ('text_customer') AND coalesce",
  ],
  [
    "billing of unknown state means paid",
    "('active', 'trial', 'grace'), true) THEN",
    "('active', 'trial', 'grace'), false) THEN",
  ],
  ["no three days of grace", "('active', 'trial', 'grace')", "('active', 'trial')"],
  [
    "alerts that nobody can switch off",
    "IF p_action = 'text_owner' AND f.alerts IS DISTINCT FROM 'on'",
    "IF p_action = 'text_owner' AND false",
  ],
  ["alerts of a null mean on", "f.alerts IS DISTINCT FROM 'on'", "f.alerts <> 'on'"],
  [
    "a model that nobody can switch off",
    "IF p_action = 'use_ai' AND f.ai IS DISTINCT FROM 'on'",
    "IF p_action = 'use_ai' AND false",
  ],
  ["a model of a null means on", "f.ai IS DISTINCT FROM 'on'", "f.ai <> 'on'"],
  ["a link where nothing can be booked", "AND f.booking IS DISTINCT FROM 'possible'", "AND false"],
  ["booking of a null means possible", "f.booking IS DISTINCT FROM 'possible'", "f.booking <> 'possible'"],
  ["an answer to an owner who never wrote", "AND f.wrote IS DISTINCT FROM 'just_now'", "AND false"],
  ["an answer to a null", "f.wrote IS DISTINCT FROM 'just_now'", "f.wrote <> 'just_now'"],
  [
    "an owner's text asked for again at the claim",
    "p_action = 'answer_owner' AND p_again IS NOT TRUE AND",
    "p_action = 'answer_owner' AND",
  ],
  [
    "a null that is taken for asked again, of an answer",
    "p_action = 'answer_owner' AND p_again IS NOT TRUE AND",
    "p_action = 'answer_owner' AND NOT p_again AND",
  ],
  ["an ignored caller who is texted", "IF customers AND f.ignored IS DISTINCT FROM 'no'", "IF customers AND false"],
  ["ignored of a null means no", "f.ignored IS DISTINCT FROM 'no'", "f.ignored <> 'no'"],
  [
    "safety advice held back by the ignore list",
    "IF customers AND f.ignored",
    "IF (customers OR p_action = 'text_safety') AND f.ignored",
  ],
  [
    "a customer's loop that goes on",
    "IF (customers OR p_action = 'answer_owner') AND f.thread",
    "IF p_action = 'answer_owner' AND f.thread",
  ],
  [
    "an owner's loop that goes on",
    "IF (customers OR p_action = 'answer_owner') AND f.thread",
    "IF customers AND f.thread",
  ],
  ["a thread of a null means open", "f.thread IS DISTINCT FROM 'open'", "f.thread <> 'open'"],
  ["a permit that uses nothing up", "IF p_again IS NOT TRUE THEN\n", "IF false THEN\n"],
  ["what a permit used up asked again by SQL", "IF p_again IS NOT TRUE THEN\n", "IF true THEN\n"],
  ["a null that is taken for asked again", "IF p_again IS NOT TRUE THEN\n", "IF NOT p_again THEN\n"],
  ["the same thing said twice", "ELSE RETURN 'already_said';", "ELSE NULL;"],
  [
    "the same words a minute later",
    "WHEN 'same_words' THEN RETURN 'same_words_lately';",
    "WHEN 'same_words' THEN NULL;",
  ],
  [
    "a second first text in a day",
    "WHEN 'in_window' THEN RETURN 'already_texted_in_window';",
    "WHEN 'in_window' THEN NULL;",
  ],
  ["a second holding reply in a day", "WHEN 'today' THEN RETURN 'holding_reply_today';", "WHEN 'today' THEN NULL;"],
  [
    "one danger's words again and again",
    "WHEN 'this_hour' THEN RETURN 'once_per_danger_and_hour';",
    "WHEN 'this_hour' THEN NULL;",
  ],
  ["no cap of anything", `AND f.count IS DISTINCT FROM 'within' THEN`, "AND false THEN"],
  ["a count of a null means within", "f.count IS DISTINCT FROM 'within'", "f.count <> 'within'"],
  [
    "alerts that a cap stops",
    "IF p_action NOT IN ('text_owner', 'notify_owner') AND",
    "IF p_action NOT IN ('notify_owner') AND",
  ],
  [
    "notices that a cap stops",
    "IF p_action NOT IN ('text_owner', 'notify_owner') AND",
    "IF p_action NOT IN ('text_owner') AND",
  ],
  [
    "first contacts without end",
    `IF p_action = 'text_customer' AND f."firstContacts" IS DISTINCT FROM 'within'`,
    "IF false",
  ],
  [
    "first contacts of a null mean within",
    `f."firstContacts" IS DISTINCT FROM 'within'`,
    `f."firstContacts" <> 'within'`,
  ],
  ["money without end", "IF customers AND f.money IS DISTINCT FROM 'left'", "IF false"],
  ["a model without a budget", `IF p_action = 'use_ai' AND f."modelMoney" IS DISTINCT FROM 'left'`, "IF false"],
  ["a model's money of a null means left", `f."modelMoney" IS DISTINCT FROM 'left'`, `f."modelMoney" <> 'left'`],
  ["a conversation's budget taken for the client's", "WHEN 'conversation_spent' THEN", "WHEN 'never' THEN"],
  ["money of a null means left", "f.money IS DISTINCT FROM 'left'", "f.money <> 'left'"],
  [
    "safety advice that money stops",
    "IF customers AND f.money",
    "IF (customers OR p_action = 'text_safety') AND f.money",
  ],
  ["a paused platform that texts", "IF f.platform <> 'on' AND stopped_by", "IF false AND stopped_by"],
  ["a platform pause that was lifted forgotten", "IF f.platform <> 'on' AND", "IF f.platform = 'paused' AND"],
  ["a paused client that texts", `IF f."clientOutbound" IS DISTINCT FROM 'on' AND`, "IF false AND"],
  ["a client switch of a null means on", `f."clientOutbound" IS DISTINCT FROM 'on'`, `f."clientOutbound" <> 'on'`],
  ["a paused customer who is texted", `IF f."customerOutbound" IS DISTINCT FROM 'on' AND`, "IF false AND"],
  [
    "a customer switch of a null means on",
    `f."customerOutbound" IS DISTINCT FROM 'on'`,
    `f."customerOutbound" <> 'on'`,
  ],
  [
    "safety advice held back by a client's pause",
    "'notify_owner', 'text_safety', 'text_operator', 'use_ai')\n          WHEN",
    "'notify_owner', 'text_operator', 'use_ai')\n          WHEN",
  ],
  [
    "an alert held back by a client's pause",
    "('text_owner', 'answer_owner', 'notify_owner', 'text_safety', 'text_operator', 'use_ai')",
    "('answer_owner', 'notify_owner', 'text_safety', 'text_operator', 'use_ai')",
  ],
  ["operator alerts held back by the platform's pause", "p_action <> 'text_operator'", "p_action IS NOT NULL"],
  [
    "safety advice held back by a customer's pause",
    "NOT IN ('text_safety', 'text_operator', 'use_ai')",
    "NOT IN ('text_operator', 'use_ai')",
  ],
  [
    "an alert switch that stops nothing",
    "WHEN 'alerts platform' THEN p_action = 'text_owner'",
    "WHEN 'alerts platform' THEN false",
  ],
  [
    "a client's alert switch that stops nothing",
    "WHEN 'alerts client' THEN p_action = 'text_owner'",
    "WHEN 'alerts client' THEN false",
  ],
  ["an AI switch that stops nothing", "WHEN 'ai platform' THEN p_action = 'use_ai'", "WHEN 'ai platform' THEN false"],
  [
    "a client's AI switch that stops nothing",
    "WHEN 'ai client' THEN p_action = 'use_ai'",
    "WHEN 'ai client' THEN false",
  ],
  [
    "a pause that is not held",
    "('platform_paused', 'client_paused', 'customer_paused')",
    "('platform_paused', 'client_paused')",
  ],
  [
    "alerts that are off held as if paused",
    "('platform_paused', 'client_paused', 'customer_paused')",
    "('platform_paused', 'client_paused', 'customer_paused', 'alerts_paused')",
  ],
  ["no reason taken for a pause", "SELECT p_reason IS NOT NULL AND p_reason IN", "SELECT p_reason IN"],
  ["a hard no to a booking link", "WHEN p_action IN ('use_ai', 'send_booking_link')", "WHEN p_action IN ('use_ai')"],
  [
    "a hard no to the model",
    "WHEN p_action IN ('use_ai', 'send_booking_link')",
    "WHEN p_action IN ('send_booking_link')",
  ],
  [
    "a hard no to a client that is not live",
    "p_reason IN ('client_not_live', 'billing_lapsed')",
    "p_reason IN ('billing_lapsed')",
  ],
  [
    "a hard no to a client that does not pay",
    "p_reason IN ('client_not_live', 'billing_lapsed')",
    "p_reason IN ('client_not_live')",
  ],
  ["a soft no to an alert", "OR p_action = 'text_customer' AND p_reason", "OR p_reason"],
];

/** Seen only where several facts are in the way at once, which the campaign goes through to the last. */
const inTheWide: readonly Planted[] = [
  [
    "a loop given as the reason before the ignore list",
    "IF customers AND f.ignored IS DISTINCT FROM 'no' THEN",
    "IF customers AND f.ignored IS DISTINCT FROM 'no' AND f.thread = 'open' THEN",
  ],
  [
    "an unreachable number of the owner who opted out called untextable",
    "IF f.recipient = 'unreachable' THEN",
    `IF f.recipient = 'unreachable' AND (f.person <> 'owner' OR f."optOut" = 'none') THEN`,
  ],
  [
    "a closed client told from an unknown one by its opt-outs",
    "IF f.client = 'closed' THEN",
    `IF f.client = 'closed' AND f."optOut" = 'none' THEN`,
  ],
];

const plantedIn = (caughtBy: Twin["caughtBy"], planted: readonly Planted[]) =>
  planted.map(([name, old, replacement]): Twin => ({ name, caughtBy, file, old, new: replacement }));

export const twins: readonly Twin[] = [...plantedIn(inSql, conditions), ...plantedIn(campaign, inTheWide)];
