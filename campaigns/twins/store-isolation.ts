import type { Twin } from "../twin.ts";

const catalogue = { test: "test/store/catalogue.db.test.ts" };
const tenant = { test: "test/store/tenant.db.test.ts" };
const application = { test: "test/store/application.db.test.ts" };
const inbox = { test: "test/store/inbox.db.test.ts" };
const security = "migrations/20261122_security.ts";

export const twins: readonly Twin[] = [
  {
    name: "row security that its owner passes by",
    caughtBy: catalogue,
    file: security,
    old: "ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;",
    new: "",
  },
  {
    name: "row security switched off",
    caughtBy: tenant,
    file: security,
    old: "ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;",
    new: "",
  },
  {
    name: "rows written unchecked",
    caughtBy: catalogue,
    file: security,
    old: " WITH CHECK (${column} = current_tenant());",
    new: ";",
  },
  {
    name: "a tenant who is everybody",
    caughtBy: tenant,
    file: security,
    old: "USING (${column} = current_tenant()) WITH CHECK (${column} = current_tenant())",
    new: "USING (true) WITH CHECK (true)",
  },
  {
    name: "no tenant that is the empty one",
    caughtBy: catalogue,
    file: "migrations/20261122_tenants.ts",
    old: "AS $$ SELECT nullif(current_setting('jobrun.tenant', true), '') $$",
    new: "SET search_path = public AS $$ SELECT current_setting('jobrun.tenant', true) $$",
  },
  {
    name: "a message in another's conversation",
    caughtBy: tenant,
    file: "migrations/20261122_contract_inherited.ts",
    old: `\n    ["messages", "conversationId", "conversations"],`,
    new: "",
  },
  {
    name: "a lead's number that tells of another's",
    caughtBy: tenant,
    file: "migrations/20261122_tenants.ts",
    old: `name: "leads_clientId_number_key", on: \`("clientId", number)\``,
    new: `name: "leads_clientId_number_key", on: "(number)", where: "(number > 70)"`,
  },
  {
    name: "an application that grants itself permits",
    caughtBy: application,
    file: security,
    old: "GRANT INSERT ON circuits TO jobrun_app;",
    new: "GRANT INSERT ON circuits, permits TO jobrun_app;",
  },
  {
    name: "an application that changes an outgoing text's words",
    caughtBy: application,
    file: security,
    old: `GRANT UPDATE (state, "dueAt", "leasedUntil", "senderUntil",`,
    new: `GRANT UPDATE (body, state, "dueAt", "leasedUntil", "senderUntil",`,
  },
  {
    name: "an application that makes clients live",
    caughtBy: application,
    file: security,
    old: `"testCallEventId", "leadCount", "closingSince"`,
    new: `"onboardingComplete", "liveBecause", "testCallEventId", "leadCount", "closingSince"`,
  },
  {
    name: "an application that moves an opt-out to another person",
    caughtBy: application,
    file: security,
    old: "GRANT INSERT ON circuits TO jobrun_app;",
    new: "GRANT INSERT ON circuits TO jobrun_app; GRANT UPDATE (phone) ON opt_outs TO jobrun_app;",
  },
  {
    name: "a claim that runs on anybody's search path",
    caughtBy: catalogue,
    file: "migrations/gate/claim-text.ts",
    old: "LANGUAGE plpgsql VOLATILE ${definer} SET enable_sort",
    new: "LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET enable_sort",
  },
  {
    name: "functions for everybody",
    caughtBy: catalogue,
    file: security,
    old: "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;",
    new: "",
  },
  {
    name: "an operator who writes",
    caughtBy: application,
    file: security,
    old: "GRANT SELECT ON platform TO jobrun_operator, jobrun_readonly;",
    new: "GRANT SELECT, UPDATE ON platform TO jobrun_operator, jobrun_readonly;",
  },
  {
    name: "a transaction without its tenant",
    caughtBy: inbox,
    file: "src/store/tenant.ts",
    old: "await sql`SELECT set_config('jobrun.tenant', ${clientId}, true)`.execute(tx);",
    new: "",
  },
];
