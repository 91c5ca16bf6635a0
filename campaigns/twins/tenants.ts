import type { Twin } from "../twin.ts";

const tenants = { campaign: "tenants" };
const tenant = { test: "test/store/tenant.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "another's text settled from one's own transaction",
    caughtBy: tenants,
    file: "migrations/gate/settle-text.ts",
    old: "PERFORM across_tenants(p_client);",
    new: "",
  },
  {
    name: "another's texts named to whoever asks",
    caughtBy: tenants,
    file: "migrations/switches/texts-in-flight.ts",
    old: "SELECT across_tenants(p_client);",
    new: "",
  },
  {
    name: "a number that says it is another's",
    caughtBy: tenants,
    file: "migrations/20261122_numbers.ts",
    old: "IF NOT FOUND THEN RETURN 'number_not_held'; END IF;",
    new: "IF NOT FOUND THEN RETURN CASE WHEN EXISTS (SELECT 1 FROM numbers WHERE phone = p_phone) THEN 'number_not_free' ELSE 'number_not_held' END; END IF;",
  },
  {
    name: "a START that says it was another's",
    caughtBy: tenants,
    file: "migrations/gate/opt-outs.ts",
    old: "RAISE EXCEPTION 'event % is no START of this person', p_event",
    new: "RAISE EXCEPTION 'event % is no START of this person %', p_event, (SELECT count(*) FROM numbers WHERE \"clientId\" = replace(p_event, 'event_', 'client_'))",
  },
  {
    name: "a tenant whose rows everybody reads",
    caughtBy: tenants,
    file: "migrations/20261122_security.ts",
    old: "CREATE POLICY operator_reads ON ${table} FOR SELECT TO jobrun_operator, jobrun_readonly USING (true);",
    new: "CREATE POLICY operator_reads ON ${table} FOR SELECT USING (true);",
  },
  {
    name: "a press of another's switch from one's own transaction",
    caughtBy: tenant,
    file: "migrations/switches/press-switch.ts",
    old: "PERFORM across_tenants(p_client);",
    new: "",
  },
  {
    name: "a tenant's transaction that is taken for the house's",
    caughtBy: tenant,
    file: "migrations/20261122_tenants.ts",
    old: "IF current_tenant() NOT IN ('client_jobrun', coalesce(p_client, 'client_jobrun')) THEN",
    new: "IF current_tenant() NOT IN ('client_jobrun', coalesce(p_client, current_tenant())) THEN",
  },
  {
    name: "a callback that says whose text it was about",
    caughtBy: tenants,
    file: "src/flows/learn-text-status.ts",
    old: `if (text === null) return { outcome: "recorded: a status of no text of ours", reading: null };`,
    new: "if (text === null) return { outcome: `recorded: no text of ours, but ${event.outboxId?.endsWith('99') ? 'nobody' : 'another'}'s`, reading: null };",
  },
];
