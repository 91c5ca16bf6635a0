import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { migrations } from "../../../migrations/index.ts";
import { readCatalogueLines } from "../../../src/release/migrate/drift/catalogue-lines.ts";
import {
  catalogueText,
  driftCount,
  driftWords,
  findDrift,
  readExpected,
} from "../../../src/release/migrate/drift/find-drift.ts";
import { readDrift } from "../../../src/release/migrate/drift/read-drift.ts";
import { rootedDatabase, type RootedDatabase } from "../../support/rooted.ts";

let database: RootedDatabase;
before(async () => {
  database = await rootedDatabase();
});
after(() => database.close());

/** What is found while it is planted; it is gone again after. */
async function driftWith(planted: string) {
  try {
    await database.root.query(`BEGIN; ${planted}`);
    return await findDrift(database.root);
  } finally {
    await database.root.query("ROLLBACK");
  }
}

/** What somebody may have done by hand, and the object that must be named for it, and no other. */
const plants: readonly (readonly [what: string, plant: string, named: string])[] = [
  ["another type", "ALTER TABLE leads ALTER COLUMN postcode TYPE varchar(9)", "column leads.postcode"],
  ["another default", "ALTER TABLE clients ALTER COLUMN timezone SET DEFAULT 'UTC'", "column clients.timezone"],
  ["no default", `ALTER TABLE clients ALTER COLUMN "aiDisabled" DROP DEFAULT`, "column clients.aiDisabled"],
  ["a column that may be null", "ALTER TABLE outbox ALTER COLUMN sender DROP NOT NULL", "column outbox.sender"],
  ["a column too much", "ALTER TABLE leads ADD COLUMN score int", "column leads.score"],
  ["a column gone", "ALTER TABLE leads DROP COLUMN postcode", "column leads.postcode"],
  [
    "a foreign key that says otherwise",
    `ALTER TABLE onboarding_states DROP CONSTRAINT "onboarding_states_clientId_fkey",
      ADD CONSTRAINT "onboarding_states_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES clients(id)`,
    "constraint onboarding_states.onboarding_states_clientId_fkey",
  ],
  [
    "a check that old rows were not held to",
    `ALTER TABLE leads DROP CONSTRAINT "leads_closed_is_ended",
      ADD CONSTRAINT "leads_closed_is_ended" CHECK ((state = 'CLOSED') = (ended IS NOT NULL)) NOT VALID`,
    "constraint leads.leads_closed_is_ended",
  ],
  [
    "an index that was not built to its end",
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'numbers_one_a_client'::regclass",
    "index numbers_one_a_client",
  ],
  ["an index gone", "DROP INDEX numbers_one_a_client", "index numbers_one_a_client"],
  ["a right too much", "GRANT DELETE ON leads TO jobrun_app", "right of jobrun_app on leads"],
  [
    "a right on a column",
    `GRANT UPDATE ("onboardingComplete") ON clients TO jobrun_app`,
    "right of jobrun_app to UPDATE columns of clients",
  ],
  ["a right taken away", "REVOKE SELECT ON numbers FROM jobrun_claim", "right of jobrun_claim on numbers"],
  [
    "a function for everybody",
    "GRANT EXECUTE ON FUNCTION press_on TO PUBLIC",
    "right of everybody on function press_on(p_id text, p_client text, p_phone text, p_switch text, p_reason text, p_by text, p_now timestamp with time zone)",
  ],
  [
    "a schema in which everybody makes things",
    "GRANT CREATE ON SCHEMA public TO PUBLIC",
    "right of everybody on schema public",
  ],
  ["a policy that lets more through", "ALTER POLICY tenant ON leads USING (true)", "policy leads.tenant"],
  ["a policy too much", "CREATE POLICY loose ON leads USING (true) WITH CHECK (true)", "policy leads.loose"],
  ["row security that does not bind its owner", "ALTER TABLE inbox NO FORCE ROW LEVEL SECURITY", "table inbox"],
  ["a trigger switched off", "ALTER TABLE leads DISABLE TRIGGER lead_lattice", "trigger leads.lead_lattice"],
  ["a trigger gone", "DROP TRIGGER lead_moved ON leads", "trigger leads.lead_moved"],
  [
    "foreign keys that check nothing",
    `DO $$ DECLARE t text; BEGIN SELECT tgname INTO t FROM pg_trigger
      WHERE tgrelid = 'permits'::regclass AND tgisinternal LIMIT 1; EXECUTE format('ALTER TABLE permits DISABLE TRIGGER %I', t); END $$`,
    "foreign keys at permits",
  ],
  [
    "a function that does something else",
    "CREATE OR REPLACE FUNCTION current_tenant() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT 'client_jobrun' $$",
    "function current_tenant()",
  ],
  [
    "a function of the same name for other arguments",
    "CREATE FUNCTION current_tenant(n int) RETURNS text LANGUAGE sql AS $$ SELECT '' $$; REVOKE EXECUTE ON FUNCTION current_tenant(int) FROM PUBLIC",
    "function current_tenant(n integer)",
  ],
  ["a function that no longer runs as its owner", "ALTER FUNCTION heartbeat SECURITY INVOKER", "function heartbeat("],
  ["another owner", "ALTER TABLE spend OWNER TO jobrun_claim; GRANT ALL ON spend TO jobrun_owner", "table spend"],
  ["a value of a type", `ALTER TYPE "LeadState" RENAME VALUE 'URGENT' TO 'GONE'`, "type LeadState"],
  ["a login that row security does not bind", "ALTER ROLE jobrun_app BYPASSRLS", "role jobrun_app"],
  ["a login that may be another", "GRANT jobrun_operator TO jobrun_app", "role jobrun_app"],
  ["a table that a crash empties", "ALTER TABLE waiting_alerts SET UNLOGGED", "table waiting_alerts"],
];

describe("a schema that somebody changed by hand", () => {
  for (const [what, plant, named] of plants) {
    it(`is found to have ${what}`, async () => {
      const drift = await driftWith(plant);
      const all = [...drift.missing, ...drift.changed.map((each) => each.what), ...drift.extra];
      assert.ok(
        all.some((line) => line.startsWith(named)),
        driftWords(drift),
      );
    });
  }

  it("is named object by object, as it must be and as it is", async () => {
    const drift = await driftWith(
      "ALTER TABLE leads ALTER COLUMN postcode TYPE varchar(9), ADD COLUMN score int; DROP INDEX numbers_one_a_client",
    );
    assert.equal(driftCount(drift), 3);
    assert.match(driftWords(drift), /^missing: index numbers_one_a_client: CREATE UNIQUE INDEX/);
    assert.match(
      driftWords(drift),
      /otherwise: column leads\.postcode\n {2}must be text\n {2}and is {2}character varying\(9\)/,
    );
    assert.match(driftWords(drift), /too much: column leads\.score: integer/);
  });

  it("is left alone where it is none of ours, and that is said", async () => {
    const drift =
      await driftWith(`CREATE TABLE notes (id serial PRIMARY KEY, body text CHECK (body <> '')); GRANT SELECT ON notes TO PUBLIC;
      CREATE TYPE "Colour" AS ENUM ('red'); CREATE VIEW seen AS SELECT 1 AS n`);
    assert.equal(driftCount(drift), 0);
    assert.deepEqual(drift.besides, ["notes", "seen", "sequence notes_id_seq", "type Colour"]);
  });
});

describe("the catalogue that the product carries", () => {
  it("is what the migrations make, line by line, on this server", async () => {
    const lines = await readCatalogueLines(database.root);
    assert.deepEqual(catalogueText(lines).split("\n"), catalogueText(readExpected()).split("\n"));
    assert.ok(lines.length > 900);
  });

  it("is compared by any login that serves", async () => {
    for (const url of [database.appUrl, database.operatorUrl, database.readonlyUrl]) {
      const drift = await readDrift(migrations, url);
      assert.deepEqual(drift, { missing: [], changed: [], extra: [], besides: [] });
    }
  });

  it("is compared with no schema but its own", async () => {
    await database.root.query("DELETE FROM jobrun_migrations WHERE key = '20261122_processes/heartbeat'");
    assert.equal(await readDrift(migrations, database.appUrl), null);
  });
});
