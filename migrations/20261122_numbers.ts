import { definer } from "./definer.ts";
import { orders } from "./numbers/orders.ts";
import { rest } from "./numbers/rest.ts";
import { migration, sql } from "../src/release/migrate/step.ts";

/** The pool of numbers that we hold. A number that is nobody's belongs to the house client. */
export const numbers = migration("20261122_numbers", "expand", [
  sql(
    "table numbers",
    `
      CREATE TABLE numbers (
        "clientId" text NOT NULL DEFAULT 'client_jobrun' REFERENCES clients (id),
        phone text NOT NULL PRIMARY KEY CHECK (phone ~ '^\\+[1-9][0-9]{7,14}$'),
        role "TwilioNumberRole" NOT NULL,
        state text NOT NULL CHECK (state IN ('ordered', 'warm', 'assigned', 'quarantine', 'released')),
        "carrierNumberId" text,
        "addedAt" timestamptz NOT NULL,
        "assignedAt" timestamptz,
        "releasedAt" timestamptz,
        "returnedAt" timestamptz,
        "sweptUntil" timestamptz,
        UNIQUE ("clientId", phone),
        CHECK ((state = 'assigned') = ("clientId" <> 'client_jobrun')),
        -- What is ordered is not ours yet; the carrier has not said under which id it is.
        CHECK (state <> 'ordered' OR (role = 'OPERATIONAL' AND "carrierNumberId" IS NULL)),
        CHECK ((state = 'assigned') <= (role = 'OPERATIONAL' AND "assignedAt" IS NOT NULL)),
        -- Whoever rang its last client has had 90 days to learn that it is not theirs any more.
        CHECK (state NOT IN ('warm', 'assigned') OR "releasedAt" IS NULL
          OR coalesce("returnedAt" - "releasedAt" >= interval '90 days', false))
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "one number a client",
    `CREATE UNIQUE INDEX "numbers_one_a_client" ON numbers ("clientId") WHERE state = 'assigned'`,
  ),
  sql(
    "add_number",
    `
      CREATE FUNCTION add_number(p_phone text, p_role "TwilioNumberRole", p_carrier_number_id text, p_now timestamptz)
      RETURNS text LANGUAGE plpgsql ${definer} AS $$
      BEGIN
        PERFORM across_tenants();
        INSERT INTO numbers (phone, role, state, "carrierNumberId", "addedAt")
          VALUES (p_phone, p_role, 'warm', p_carrier_number_id, p_now)
          ON CONFLICT (phone) DO NOTHING;
        IF NOT FOUND THEN RETURN 'number_already_held'; END IF;
        RETURN NULL;
      END $$
    `,
  ),
  sql(
    "assign_number",
    `
      CREATE FUNCTION assign_number(p_phone text, p_client text, p_now timestamptz)
      RETURNS text LANGUAGE plpgsql ${definer} AS $$
      DECLARE held numbers%ROWTYPE;
      BEGIN
        IF p_client IS DISTINCT FROM current_tenant() THEN RETURN 'not_this_tenant'; END IF;
        PERFORM 1 FROM clients WHERE id = p_client AND "closedAt" IS NULL AND id <> 'client_jobrun' FOR UPDATE;
        IF NOT FOUND THEN RETURN 'no_such_client'; END IF;
        SELECT * INTO held FROM numbers WHERE phone = p_phone FOR UPDATE;
        IF NOT FOUND THEN RETURN 'no_such_number'; END IF;
        IF held.state = 'assigned' AND held."clientId" = p_client THEN RETURN NULL; END IF;
        IF held.role <> 'OPERATIONAL' THEN RETURN 'number_has_another_role'; END IF;
        IF held.state <> 'warm' THEN RETURN 'number_not_free'; END IF;
        IF EXISTS (SELECT 1 FROM numbers WHERE "clientId" = p_client AND state = 'assigned') THEN
          RETURN 'client_has_a_number';
        END IF;
        UPDATE numbers SET "clientId" = p_client, state = 'assigned', "assignedAt" = p_now WHERE phone = p_phone;
        UPDATE clients SET "twilioNumber" = p_phone, "updatedAt" = p_now AT TIME ZONE 'UTC' WHERE id = p_client;
        RETURN NULL;
      END $$
    `,
  ),
  sql(
    "release_number",
    `
      CREATE FUNCTION release_number(p_phone text, p_client text, p_now timestamptz)
      RETURNS text LANGUAGE plpgsql ${definer} AS $$
      BEGIN
        IF p_client IS DISTINCT FROM current_tenant() THEN RETURN 'not_this_tenant'; END IF;
        UPDATE numbers SET state = 'quarantine', "clientId" = 'client_jobrun', "releasedAt" = p_now, "returnedAt" = NULL,
            "assignedAt" = NULL
          WHERE phone = p_phone AND "clientId" = p_client AND state = 'assigned';
        IF NOT FOUND THEN RETURN 'number_not_held'; END IF;
        UPDATE clients SET "twilioNumber" = NULL, "updatedAt" = p_now AT TIME ZONE 'UTC'
          WHERE id = p_client AND "twilioNumber" = p_phone;
        RETURN NULL;
      END $$
    `,
  ),
  ...rest,
  ...orders,
]);
