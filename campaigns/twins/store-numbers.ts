import type { Twin } from "../twin.ts";

const numbers = { test: "test/store/numbers.db.test.ts" };
const security = "migrations/20261122_security.ts";
const numberSteps = "migrations/20261122_numbers.ts";
const races = { test: "test/store/races.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a number for another tenant",
    caughtBy: numbers,
    file: numberSteps,
    old: "RETURNS text LANGUAGE plpgsql ${definer} AS $$\n      DECLARE held numbers%ROWTYPE;\n      BEGIN\n        IF p_client IS DISTINCT FROM current_tenant() THEN",
    new: "RETURNS text LANGUAGE plpgsql ${definer} AS $$\n      DECLARE held numbers%ROWTYPE;\n      BEGIN\n        IF false THEN",
  },
  {
    name: "a number for a closed client",
    caughtBy: numbers,
    file: numberSteps,
    old: `"closedAt" IS NULL AND id <> 'client_jobrun'`,
    new: "id <> 'client_jobrun'",
  },
  {
    name: "a shared number for one client",
    caughtBy: numbers,
    file: numberSteps,
    old: "IF held.role <> 'OPERATIONAL' THEN RETURN 'number_has_another_role'; END IF;",
    new: "",
  },
  {
    name: "a number out of quarantine",
    caughtBy: numbers,
    file: numberSteps,
    old: "IF held.state <> 'warm' THEN RETURN 'number_not_free'; END IF;",
    new: "",
  },
  {
    name: "one number for two clients at once",
    caughtBy: numbers,
    file: numberSteps,
    old: "SELECT * INTO held FROM numbers WHERE phone = p_phone FOR UPDATE;",
    new: "SELECT * INTO held FROM numbers WHERE phone = p_phone;",
  },
  {
    name: "two numbers for one client at once",
    caughtBy: numbers,
    file: numberSteps,
    old: "id <> 'client_jobrun' FOR UPDATE;",
    new: "id <> 'client_jobrun';",
  },
  {
    name: "a sweep mark that goes back",
    caughtBy: numbers,
    file: security,
    old: `greatest("sweptUntil", p_until)`,
    new: "p_until",
  },
  {
    name: "a number taken back that its client keeps",
    caughtBy: numbers,
    file: numberSteps,
    old: `UPDATE clients SET "twilioNumber" = NULL,`,
    new: `UPDATE clients SET "twilioNumber" = "twilioNumber",`,
  },
  {
    name: "two in one conversation",
    caughtBy: races,
    file: "src/store/conversations.ts",
    old: "    .forUpdate()\n",
    new: "",
  },
  {
    name: "a text of the carrier's kept twice",
    caughtBy: races,
    file: "migrations/20241219_predecessor.ts",
    old: `CREATE UNIQUE INDEX "messages_twilioSid_key"`,
    new: `CREATE INDEX "messages_twilioSid_key"`,
  },
  {
    name: "an incident acknowledged twice",
    caughtBy: races,
    file: "src/store/incidents.ts",
    old: `    .where("state", "=", "open")\n`,
    new: "",
  },
];
