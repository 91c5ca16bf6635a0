import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { rootedDatabase, type RootedDatabase } from "../support/rooted.ts";
import { findBreaches } from "./catalogue/find-breaches.ts";
import { functions } from "./catalogue/functions.ts";
import { readCatalogue } from "./catalogue/read-catalogue.ts";
import { rights } from "./catalogue/rights.ts";
import { policies, tables } from "./catalogue/tables.ts";

let database: RootedDatabase;

before(async () => {
  database = await rootedDatabase();
});
after(() => database.close());

/** What the catalogue and its rules say while `planted` is there, which is gone again after. */
async function withPlanted(planted: string) {
  await database.root.query(`BEGIN; ${planted}`);
  try {
    return { breaches: await findBreaches(database.root), catalogue: await readCatalogue(database.root) };
  } finally {
    await database.root.query("ROLLBACK");
  }
}

const canaries: readonly (readonly [plant: string, breach: string])[] = [
  [
    `CREATE TABLE stray ("clientId" text NOT NULL, id text, PRIMARY KEY ("clientId", id))`,
    "table stray has no forced row security",
  ],
  ["ALTER TABLE inbox NO FORCE ROW LEVEL SECURITY", "table inbox has no forced row security"],
  [
    `CREATE TABLE stray (id text, "clientId" text NOT NULL, PRIMARY KEY ("clientId", id))`,
    "table stray does not lead with its tenant",
  ],
  [`CREATE TABLE stray ("clientId" text, id text PRIMARY KEY)`, "table stray does not lead with its tenant"],
  [
    `CREATE TABLE stray ("clientId" text NOT NULL, id text PRIMARY KEY)`,
    "table stray has no composite primary key that leads with its tenant",
  ],
  [
    `CREATE POLICY loose ON leads FOR ALL USING ("clientId" = current_tenant())`,
    "policy leads.loose lets rows be written that it does not check",
  ],
  ["CREATE TABLE stray (); ALTER TABLE stray OWNER TO jobrun_app", "stray belongs to jobrun_app"],
  ["GRANT DELETE ON leads TO jobrun_app", "jobrun_app may DELETE leads"],
  ["GRANT TRUNCATE ON leads TO jobrun_app", "jobrun_app may TRUNCATE leads"],
  ["GRANT REFERENCES ON leads TO jobrun_app", "jobrun_app may REFERENCES leads"],
  ["GRANT TRIGGER ON leads TO jobrun_operator", "jobrun_operator may TRIGGER leads"],
  ["GRANT SELECT ON leads TO PUBLIC", "everybody may SELECT leads"],
  [
    "ALTER DEFAULT PRIVILEGES FOR ROLE jobrun_owner GRANT SELECT ON TABLES TO jobrun_app",
    "r gets rights to what will be made",
  ],
  ["ALTER FUNCTION claim_text RESET search_path", "function claim_text runs as its owner on an open search path"],
  ["GRANT EXECUTE ON FUNCTION grant_permit TO PUBLIC", "function grant_permit runs as its owner for everybody"],
  [
    "CREATE FUNCTION peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM leads'; GRANT EXECUTE ON FUNCTION peek TO jobrun_app",
    "function peek neither is bound to the tenant nor says that it works across tenants",
  ],
  ["CREATE VIEW every_lead AS SELECT * FROM leads", "view every_lead sees past row security"],
  ["CREATE UNIQUE INDEX stray ON leads (postcode)", "unique key stray spans tenants"],
  [
    "ALTER TABLE leads ADD CONSTRAINT stray FOREIGN KEY (postcode) REFERENCES customers (id)",
    "foreign key stray does not include the tenant",
  ],
];

describe("the rules of every table, function and right", () => {
  for (const [plant, breach] of canaries) {
    it(`find: ${breach}, where "${plant}"`, async () => {
      assert.ok((await withPlanted(plant)).breaches.includes(breach), breach);
    });
  }

  it("find nothing in the migrated database", async () => {
    assert.deepEqual(await findBreaches(database.root), []);
  });
});

describe("the list of the catalogue", () => {
  it("differs where a right was granted, a policy changed, a table made or a function altered", async () => {
    const plants = {
      rights: `GRANT UPDATE ("onboardingComplete") ON clients TO jobrun_app`,
      policies: "ALTER POLICY tenant ON leads USING (true)",
      tables: "CREATE TABLE stray ()",
      functions: "ALTER FUNCTION claim_text STABLE",
    } as const;
    const listed = { rights, policies, tables, functions };
    for (const part of ["rights", "policies", "tables", "functions"] as const) {
      assert.notDeepEqual((await withPlanted(plants[part])).catalogue[part], listed[part].toSorted(), part);
    }
  });

  it("is what the database says of its tables", async () => {
    assert.deepEqual((await readCatalogue(database.root)).tables, tables.toSorted());
  });
  it("is what the database says of its policies", async () => {
    assert.deepEqual((await readCatalogue(database.root)).policies, policies.toSorted());
  });
  it("is what the database says of rights: nobody may do more, nobody less", async () => {
    assert.deepEqual((await readCatalogue(database.root)).rights, rights.toSorted());
  });
  it("is what the database says of functions: owner, whose rights, what path, and who calls", async () => {
    assert.deepEqual((await readCatalogue(database.root)).functions, functions.toSorted());
  });
});

describe("the roles", () => {
  it("are no superusers, pass by no row security, and make no roles or databases", async () => {
    const { rows } = await database.root.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'jobrun\\_%'
       AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)`,
    );
    assert.deepEqual(rows, []);
  });

  it("log in where a program does, and where nobody does they cannot", async () => {
    const { rows } = await database.root.query<{ name: string; login: boolean }>(
      `SELECT rolname AS name, rolcanlogin AS login FROM pg_roles WHERE rolname LIKE 'jobrun\\_%' ORDER BY rolname`,
    );
    assert.deepEqual(
      rows.map(({ name, login }) => `${name} ${login}`),
      [
        "jobrun_app true",
        "jobrun_claim false",
        "jobrun_migrator true",
        "jobrun_operator true",
        "jobrun_owner false",
        "jobrun_readonly true",
      ],
    );
  });

  it("are members of no role of ours, but the migrator", async () => {
    const { rows } = await database.root.query(
      `SELECT m.member::regrole::text AS member, m.roleid::regrole::text AS role FROM pg_auth_members m
       WHERE m.member::regrole::text LIKE 'jobrun\\_%' AND m.member <> 'jobrun_migrator'::regrole`,
    );
    assert.deepEqual(rows, []);
  });
});
