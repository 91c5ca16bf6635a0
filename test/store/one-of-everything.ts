import type { Client } from "pg";

/** One row of a tenant's own in every table, written as a superuser: `$` stands for what tells two tenants apart. */
const rows = `
  INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneE164")
    VALUES ('client_$', now(), 'Business $', 'UK', '+4477009001' || $digits);
  INSERT INTO users (id, "updatedAt", email, password, role, "clientId") VALUES ('user_$', now(), '$@example.com', '', 'CLIENT', 'client_$');
  INSERT INTO customers (id, "updatedAt", "clientId", phone, "phoneE164")
    VALUES ('customer_$', now(), 'client_$', '+447700900200', '+447700900200');
  INSERT INTO conversations (id, "updatedAt", "clientId", "customerId", intake)
    VALUES ('conversation_$', now(), 'client_$', 'customer_$', '{"stage": "new", "enquiry": 1}');
  INSERT INTO messages (id, "clientId", "customerId", "conversationId", direction, type, body, "twilioSid")
    VALUES ('message_$', 'client_$', 'customer_$', 'conversation_$', 'INBOUND', 'SMS', 'words of $', 'SM$');
  INSERT INTO recurrence_rules (id, "updatedAt", "clientId", frequency) VALUES ('rule_$', now(), 'client_$', 'DAILY');
  INSERT INTO bookings (id, "updatedAt", "clientId", start, "end") VALUES ('booking_$', now(), 'client_$', now(), now());
  SELECT set_config('jobrun.tenant', 'client_$', true);
  INSERT INTO leads (id, "updatedAt", "clientId", "customerId", number, "causeKind", "causeId", "movedAt")
    VALUES ('lead_$', now(), 'client_$', 'customer_$', 1, 'event', 'event_$', now());
  INSERT INTO onboarding_states (id, updated_at, "clientId") VALUES ('state_$', now(), 'client_$');
  INSERT INTO client_settings (id, "updatedAt", "clientId") VALUES ('settings_$', now(), 'client_$');
  INSERT INTO weekly_availability VALUES ('week_$', 'client_$', 1, '09:00', '17:00');
  INSERT INTO blocked_times (id, "clientId", date) VALUES ('blocked_$', 'client_$', now());
  INSERT INTO agent_logs (id, "agentName", "clientId", trigger, input, "executionTimeMs") VALUES ('log_$', '', 'client_$', '', '{}', 1);
  INSERT INTO impersonation_logs (id, "adminId", "clientId", "expiresAt") VALUES ('seen_$', '', 'client_$', now());
  INSERT INTO handover_states (id, "updatedAt", "conversationId", "clientId", active)
    VALUES ('handover_$', now(), 'conversation_$', 'client_$', true);
  INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt")
    VALUES ('client_$', '+4416329601' || $digits, 'OPERATIONAL', 'assigned', now(), now());
  INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt")
    VALUES ('client_$', 'event_$', nextval('inbox_seq'), 'key_$', 'text_arrived', 'OPERATIONAL', '', 'thread_$', '{}', 'webhook', now());
  INSERT INTO opt_outs ("clientId", id, "personHash", phone, "optedOutAt", source, words, "eventId")
    VALUES ('client_$', 'optout_$', person_hash('client_$', '+447700900299'), '+447700900299', now(), 'keyword', 'STOP', 'event_$');
  INSERT INTO ignored_callers VALUES ('client_$', '+447700900297', true, now());
  INSERT INTO looping_threads VALUES ('client_$', '+447700900296', 'three alike', now(), now() + interval '1 day');
  INSERT INTO unreachable_numbers VALUES ('client_$', '+447700900295', '30005', now(), now() + interval '1 day');
  INSERT INTO spend VALUES ('client_$', '2026-11-22', 4);
  INSERT INTO permits
    VALUES ('client_$', 'permit_$', 'text_customer', '+447700900200', '+4416329601' || $digits, 't', 'slot', 1, body_hash('hello'), '{}', now());
  INSERT INTO model_calls ("clientId", "permitId", phone, day, pence, "askedAt")
    VALUES ('client_$', 'permit_$', '+447700900200', '2026-11-22', 2, now());
  INSERT INTO refusals
    VALUES ('client_$', 'refusal_$', 'text_customer', '+447700900200', '+4416329601' || $digits, 't', 'slot', 'opted_out', 'HARD', '{}', now());
  INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt", "expiresAt")
    VALUES ('client_$', 'text_$', 'permit_$', 'text_customer', '+447700900200', 't', 'slot', 'hello', '+4416329601' || $digits, 1,
      now(), now() + interval '1 hour');
  INSERT INTO customer_pauses VALUES ('client_$', '+447700900298', true, now());
  INSERT INTO held_decisions ("clientId", id, action, recipient, sender, template, slot, body, reason, "heldAt", "expiresAt")
    VALUES ('client_$', 'held_$', 'text_customer', '+447700900200', '+4416329601' || $digits, 't', 'held', 'hello', 'client_paused',
      now(), now() + interval '1 hour');
  INSERT INTO audit VALUES ('client_$', 'press_$', '2025-11-22', $place, 'client', 'outbound off', 'me', 'because', now(), '', '');
  INSERT INTO timers ("clientId", id, kind, subject, "dueAt") VALUES ('client_$', 'timer_$', 'nudge', 'someone', now());
  INSERT INTO incidents ("clientId", id, kind, subject, detail, "openedAt", "lastAt")
    VALUES ('client_$', 'incident_$', 'stuck', 'someone', '', now(), now());
  INSERT INTO steps ("clientId", id, "conversationId", cause, input, output, "takenAt")
    VALUES ('client_$', 'step_$', 'conversation_$', 'event_$', '{}', '{}', now());
  INSERT INTO owner_threads VALUES ('client_$', '+447700900294', '{}', now());
  INSERT INTO owner_commands VALUES ('client_$', 'event_$', 0, '{}', '[]', '', now());
  INSERT INTO waiting_alerts VALUES ('client_$', 'slot', 't', 'hello', now(), NULL);
  INSERT INTO circuits VALUES ('client_$', '21606', now(), now(), 1, NULL);
`;

/** Makes the tenant `client_NAME`; `place`, from 0 to 99, is for its phone numbers. */
export async function makeOneOfEverything(root: Client, name: string, place: number): Promise<string> {
  const digits = `'${String(place).padStart(2, "0")}'`;
  await root.query(rows.replaceAll("$digits", digits).replaceAll("$place", String(place)).replaceAll("$", name));
  return `client_${name}`;
}

/** Every table that holds rows of tenants, from the catalogue, with the column that says whose a row is. */
export async function tenantTablesOf(root: Client): Promise<readonly { table: string; tenant: string }[]> {
  const { rows: found } = await root.query<{ table: string; tenant: string }>(`
    SELECT c.relname AS table, CASE c.relname WHEN 'clients' THEN 'id' ELSE 'clientId' END AS tenant FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname NOT IN ('platform', 'house_key', 'trials', 'jobrun_migrations', 'jobrun_backfills', 'jobrun_decisions', 'jobrun_contracts', 'quarantined_rows', 'processes', 'restorations', 'deployments', 'deployment_steps')
    ORDER BY 1`);
  return found;
}
