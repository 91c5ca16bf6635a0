import { definer } from "./definer.ts";
import { migration, sql, type Step } from "../src/release/migrate/step.ts";

const ownTables = [
  "numbers",
  "inbox",
  "opt_outs",
  "ignored_callers",
  "looping_threads",
  "unreachable_numbers",
  "customer_pauses",
  "permits",
  "refusals",
  "held_decisions",
  "outbox",
  "spend",
  "model_calls",
  "circuits",
  "audit",
  "timers",
  "incidents",
  "steps",
  "lead_changes",
  "owner_threads",
  "owner_commands",
  "waiting_alerts",
] as const;
/** Inherited tables that lead with the tenant. Their row security is forced by a contract migration, once no old code runs. */
export const inheritedTables = [
  "users",
  "customers",
  "conversations",
  "messages",
  "bookings",
  "recurrence_rules",
  "leads",
  "onboarding_states",
  "client_settings",
  "weekly_availability",
  "blocked_times",
  "agent_logs",
  "impersonation_logs",
  "handover_states",
] as const;

/** All but the predecessor's password hashes, which nobody needs to read. */
const userColumns = `(id, "createdAt", "updatedAt", email, role, "clientId")`;

function tenantPolicy(table: string, column: string, force: boolean): Step {
  return sql(
    `row security of ${table}`,
    `
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ${force ? `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;` : ""}
      CREATE POLICY tenant ON ${table} USING (${column} = current_tenant()) WITH CHECK (${column} = current_tenant());
      CREATE POLICY operator_reads ON ${table} FOR SELECT TO jobrun_operator, jobrun_readonly USING (true);
      GRANT SELECT ${table === "users" ? userColumns : ""} ON ${table} TO jobrun_operator, jobrun_readonly;
    `,
    force ? null : { mode: "ACCESS EXCLUSIVE", on: [table] },
  );
}

/** Who may do what. The application's role can read and write a tenant's rows, and of some tables only what a column list says. */
export const security = migration("20261122_security", "expand", [
  // Before row security binds the table's owner, who writes down what old programs give to their businesses at that very moment.
  sql("the pool of numbers is one", `CREATE POLICY pool ON numbers TO jobrun_owner USING (true) WITH CHECK (true)`),
  ...ownTables.map((table) => tenantPolicy(table, `"clientId"`, true)),
  ...inheritedTables.map((table) => tenantPolicy(table, `"clientId"`, false)),
  tenantPolicy("clients", "id", false),
  sql(
    "claims see every tenant's queue",
    `
      CREATE POLICY claims ON inbox TO jobrun_claim USING (true) WITH CHECK (true);
      CREATE POLICY claims ON outbox TO jobrun_claim USING (true) WITH CHECK (true);
      CREATE POLICY claims ON timers TO jobrun_claim USING (true) WITH CHECK (true);
      CREATE POLICY claims ON circuits TO jobrun_claim USING (true) WITH CHECK (true);
      CREATE POLICY claims ON incidents TO jobrun_claim USING (true) WITH CHECK (true);
      CREATE POLICY claims ON spend TO jobrun_claim USING (true) WITH CHECK (true);
      CREATE POLICY claims ON numbers FOR SELECT TO jobrun_claim USING (true);
      GRANT SELECT, INSERT, UPDATE ON inbox TO jobrun_claim;
      GRANT SELECT, UPDATE ON outbox, timers TO jobrun_claim;
      GRANT SELECT, INSERT, UPDATE ON spend TO jobrun_claim;
      GRANT SELECT ON circuits, incidents TO jobrun_claim;
      GRANT UPDATE ("operatorToldAt") ON incidents TO jobrun_claim;
      GRANT UPDATE ("openUntil") ON circuits TO jobrun_claim;
      GRANT SELECT ON numbers, platform TO jobrun_claim;
      GRANT SELECT (id, "createdAt", "phoneE164", "closedAt", "onboardingComplete", "agreedAt", "testCallEventId") ON clients TO jobrun_claim;
      GRANT SELECT ON onboarding_states TO jobrun_claim;
      GRANT USAGE ON SEQUENCE inbox_seq TO jobrun_claim;
    `,
  ),
  ...["clients", "onboarding_states"].map((table) =>
    sql(`claims see all ${table}`, `CREATE POLICY claims ON ${table} FOR SELECT TO jobrun_claim USING (true)`, {
      mode: "ACCESS EXCLUSIVE",
      on: [table],
    }),
  ),
  sql(
    "the queue for numbers is one",
    `CREATE POLICY queue ON onboarding_states FOR SELECT TO jobrun_owner USING ("waitsSince" IS NOT NULL)`,
    { mode: "ACCESS EXCLUSIVE", on: ["onboarding_states"] },
  ),
  sql("the audit is one chain", `CREATE POLICY chain ON audit FOR SELECT TO jobrun_owner USING (true)`),
  sql(
    "rights of the application",
    `
      GRANT SELECT ON clients, numbers, inbox, permits, refusals, platform, outbox, opt_outs, timers, incidents,
        customer_pauses, held_decisions, ignored_callers, looping_threads, unreachable_numbers, spend, model_calls, circuits, customers, conversations, messages, leads, client_settings, onboarding_states, steps, lead_changes,
        owner_threads, owner_commands, waiting_alerts TO jobrun_app;
      GRANT INSERT (id, "createdAt", "updatedAt", "businessName", region, "phoneNumber", "phoneE164", timezone, "ownerName",
        trade, "alertPreference", "agreedAt", "agreedBy") ON clients TO jobrun_app;
      GRANT UPDATE ("updatedAt", "businessName", timezone, "ownerName", trade, "alertPreference", "agreedAt", "agreedBy", "testCallEventId", "leadCount", "closingSince", "closedReason",
        "hoursInWords", "areaInWords", "calloutPence", "quietFrom", "quietUntil", "alertsOffUntil")
        ON clients TO jobrun_app;
      GRANT INSERT, UPDATE ON customers, conversations, messages, leads TO jobrun_app;
      GRANT UPDATE (state, "dueAt", "leasedUntil", reading, outcome, error, "finishedAt", attempts, failures) ON inbox TO jobrun_app;
      GRANT INSERT ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt",
        "expiresAt") ON outbox TO jobrun_app;
      GRANT UPDATE (state, "dueAt", "leasedUntil", "senderUntil", "carrierId", "carrierStatus", "carrierRank", "carrierSegments",
        "carrierPence", "errorCode", reason, "settledAt", "lookUps", "lookedUpAt", "toldAt") ON outbox TO jobrun_app;
      GRANT USAGE ON SEQUENCE outbox_seq TO jobrun_app;
      GRANT INSERT ("clientId", id, "conversationId", action, recipient, sender, template, slot, body, reason, "heldAt",
        "expiresAt") ON held_decisions TO jobrun_app;
      GRANT UPDATE (state, "endedAt") ON held_decisions TO jobrun_app;
      GRANT INSERT, UPDATE ON ignored_callers, looping_threads, unreachable_numbers TO jobrun_app;
      GRANT INSERT ON circuits TO jobrun_app;
      GRANT UPDATE ("openedAt", "openUntil", opens, "closedAt") ON circuits TO jobrun_app;
      GRANT INSERT, UPDATE ON timers, incidents TO jobrun_app;
      GRANT INSERT ("clientId", id, "conversationId", cause, input, output, "takenAt") ON steps TO jobrun_app;
      GRANT UPDATE (model, outcome, "inputTokens", "outputTokens", pence, "endedAt") ON model_calls TO jobrun_app;
      GRANT INSERT, UPDATE (state, "updatedAt") ON owner_threads TO jobrun_app;
      GRANT INSERT ON owner_commands TO jobrun_app;
      GRANT UPDATE (updated_at, current_state, collected_fields) ON onboarding_states TO jobrun_app;
      GRANT INSERT ("clientId", slot, template, body, "keptAt"), UPDATE ("endedAt") ON waiting_alerts TO jobrun_app;
      GRANT SELECT ON platform TO jobrun_operator, jobrun_readonly;
    `,
  ),
  sql(
    "a closed client stays closed",
    `
      CREATE FUNCTION client_stays_closed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'client % is closed and stays closed', OLD.id USING ERRCODE = 'check_violation';
      END $$;
      CREATE TRIGGER client_stays_closed BEFORE UPDATE OF "closedAt" ON clients FOR EACH ROW
        WHEN (OLD."closedAt" IS NOT NULL AND NEW."closedAt" IS DISTINCT FROM OLD."closedAt")
        EXECUTE FUNCTION client_stays_closed();
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "a number's sweep mark",
    `
      CREATE FUNCTION number_swept(p_phone text, p_until timestamptz) RETURNS void
      LANGUAGE sql ${definer} AS $$
        SELECT across_tenants();
        UPDATE numbers SET "sweptUntil" = greatest("sweptUntil", p_until) WHERE phone = p_phone
      $$;
      CREATE FUNCTION numbers_to_sweep() RETURNS TABLE (phone text, since timestamptz)
      LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        SELECT n.phone, coalesce(n."sweptUntil", n."addedAt") FROM numbers n WHERE n.state NOT IN ('ordered', 'released') ORDER BY n.phone
      $$;
    `,
  ),
  sql(
    "is_our_number",
    `
      CREATE FUNCTION is_our_number(p_phone text) RETURNS boolean
      LANGUAGE sql STABLE ${definer} AS $$
        SELECT EXISTS (SELECT 1 FROM numbers WHERE phone = p_phone)
      $$
    `,
  ),
  sql(
    "queue_depth",
    `
      CREATE FUNCTION queue_depth() RETURNS TABLE (
        waiting bigint, dead bigint, "oldestSeconds" double precision, queued bigint, unknown bigint)
      LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        SELECT
          (SELECT count(*) FROM inbox WHERE state = 'waiting'),
          (SELECT count(*) FROM inbox WHERE state = 'dead'),
          (SELECT coalesce(greatest(extract(epoch FROM clock_timestamp() - min("dueAt")), 0), 0)::double precision
            FROM inbox WHERE state = 'waiting'),
          (SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')),
          (SELECT count(*) FROM outbox WHERE state = 'unknown')
      $$
    `,
  ),
  sql(
    "purge_raw_bodies",
    `
      CREATE FUNCTION purge_raw_bodies(p_before timestamptz, p_most integer) RETURNS integer
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE purged integer;
      BEGIN
        PERFORM across_tenants();
        UPDATE inbox i SET raw = NULL FROM (
          SELECT "clientId", id FROM inbox WHERE raw IS NOT NULL AND "receivedAt" < p_before AND state <> 'waiting'
          ORDER BY "receivedAt" LIMIT p_most FOR UPDATE SKIP LOCKED
        ) old WHERE i."clientId" = old."clientId" AND i.id = old.id;
        GET DIAGNOSTICS purged = ROW_COUNT;
        RETURN purged;
      END $$
    `,
  ),
  sql(
    "owners of functions",
    `
      RESET ROLE;
      GRANT CREATE ON SCHEMA public TO jobrun_claim;
      ALTER FUNCTION receive_event OWNER TO jobrun_claim;
      ALTER FUNCTION claim_event OWNER TO jobrun_claim;
      ALTER FUNCTION claim_text OWNER TO jobrun_claim;
      ALTER FUNCTION settle_text OWNER TO jobrun_claim;
      ALTER FUNCTION claim_unknown OWNER TO jobrun_claim;
      ALTER FUNCTION claim_untold OWNER TO jobrun_claim;
      ALTER FUNCTION numbers_to_settle OWNER TO jobrun_claim;
      ALTER FUNCTION texts_in_flight OWNER TO jobrun_claim;
      ALTER FUNCTION untold_incidents OWNER TO jobrun_claim;
      ALTER FUNCTION note_incidents_told OWNER TO jobrun_claim;
      ALTER FUNCTION claim_timer OWNER TO jobrun_claim;
      ALTER FUNCTION client_keeps_events OWNER TO jobrun_claim;
      ALTER FUNCTION purge_raw_bodies OWNER TO jobrun_claim;
      ALTER FUNCTION queue_depth OWNER TO jobrun_claim;
      ALTER FUNCTION set_ups_to_watch OWNER TO jobrun_claim;
      ALTER FUNCTION diverts_to_watch OWNER TO jobrun_claim;
      ALTER FUNCTION client_in_setup OWNER TO jobrun_claim;
      REVOKE CREATE ON SCHEMA public FROM jobrun_claim;
      SET ROLE jobrun_owner;
    `,
  ),
  sql(
    "who may call what",
    `
      RESET ROLE;
      REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION current_tenant, body_hash TO PUBLIC;
      GRANT EXECUTE ON FUNCTION receive_event, claim_event, claim_text, settle_text, claim_unknown, claim_untold, claim_timer,
        numbers_to_settle, untold_incidents, note_incidents_told, add_number, assign_number, release_number, take_out_number, end_rests, numbers_wanted,
        order_number, number_bought, number_not_bought, numbers_ordered, grant_permit,
        opt_out, opt_in, keep_house_rules, keep_model_budget, press_off, texts_in_flight,
        complete_onboarding, end_trial, set_ups_to_watch, diverts_to_watch, client_in_setup, onboarding_number, close_client, begin_setup, take_number, leave_queue,
        owners_to_serve, number_swept, numbers_to_sweep, is_our_number, queue_depth, purge_raw_bodies TO jobrun_app;
      GRANT EXECUTE ON FUNCTION set_ups TO jobrun_app, jobrun_claim, jobrun_operator;
      GRANT EXECUTE ON FUNCTION billing_state TO jobrun_app, jobrun_operator;
      GRANT EXECUTE ON FUNCTION across_tenants, greeting_name, gate_refusal, is_pause, stopped_by, spend_day, reserve_spend TO jobrun_claim;
      GRANT EXECUTE ON FUNCTION press_on, mute_operator, stopped_by, audit_hash, audit_breaks TO jobrun_operator;
      SET ROLE jobrun_owner;
    `,
  ),
]);
