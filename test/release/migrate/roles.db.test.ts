import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client, DatabaseError } from "pg";
import { ensureRoles } from "../../../src/release/migrate/roles.ts";
import { dropEmptyDatabases, emptyDatabase, type EmptyDatabase } from "../../migrations/empty-database.ts";
import { rightsOf, shapeOf } from "../../migrations/shape.ts";
import { allSteps, migrate } from "../../migrations/stopped-history.ts";
import { migratedDatabase } from "../../support/migrated.ts";

after(dropEmptyDatabases);

/** Roles are the whole server's, and other test files may change them this moment. */
async function patiently(root: Client, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await root.query(statement);
      return;
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== "XX000" || attempt === 20) throw error;
    }
  }
}

describe("a migrator that is no superuser", () => {
  const name = `migrator_of_${process.pid}`;
  let database: EmptyDatabase;

  before(async () => {
    database = await emptyDatabase();
    const { root } = database;
    await patiently(root, `CREATE ROLE ${name} LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD 'test-migrator'`);
    await root.query(`ALTER DATABASE "${database.name}" OWNER TO ${name}`);
    // From 16 on, whoever makes a role may grant it; the roles of this server were made by an earlier run.
    const { rows } = await root.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    if ((rows[0]?.version ?? 0) >= 160_000) {
      await patiently(
        root,
        `GRANT jobrun_owner, jobrun_claim, jobrun_operator TO ${name} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`,
      );
    }
  });
  after(async () => {
    await dropEmptyDatabases();
    const { root } = await emptyDatabase();
    await patiently(root, `DROP ROLE ${name}`);
  });

  it("runs the whole history with the right to make roles, and nothing above that", async () => {
    assert.equal(await migrate(database.roleUrl(name, "test-migrator")), allSteps.length);
    const bySuperuser = await emptyDatabase();
    await migrate(bySuperuser.superuserUrl);
    assert.deepEqual(await shapeOf(database.root), await shapeOf(bySuperuser.root));
    assert.deepEqual(await rightsOf(database.root), await rightsOf(bySuperuser.root));
  });
});

describe("the roles of a server", () => {
  it("are made beside other runs on the same server, and again without change", async () => {
    const databases = [await emptyDatabase(), await emptyDatabase(), await emptyDatabase()];
    for (let round = 0; round < 3; round += 1) await Promise.all(databases.map(({ root }) => ensureRoles(root, {})));
    const { rows } = (await databases[0]?.root.query("SELECT 1 FROM pg_roles WHERE rolname LIKE 'jobrun\\_%'")) ?? {
      rows: [],
    };
    assert.equal(rows.length, 6);
  });

  it("alone may connect to the database, and none of them makes anything in it, temporary tables neither", async () => {
    const { root, name } = await emptyDatabase();
    await ensureRoles(root, {});
    const { rows } = await root.query<{ line: string }>(
      `SELECT CASE x.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(x.grantee) END || ' ' || x.privilege_type AS line
       FROM pg_database d, aclexplode(d.datacl) x WHERE d.datname = $1 AND x.grantee <> d.datdba ORDER BY 1`,
      [name],
    );
    assert.deepEqual(
      rows.map(({ line }) => line),
      ["jobrun_app CONNECT", "jobrun_operator CONNECT", "jobrun_readonly CONNECT"],
    );
  });

  it("keep the password that they have", async () => {
    const database = await migratedDatabase();
    const root = new Client({ connectionString: database.superuserUrl });
    const app = new Client({ connectionString: database.appUrl });
    await root.connect();
    await ensureRoles(root, { jobrun_app: "another", jobrun_operator: "another", jobrun_readonly: "another" });
    await app.connect();
    await Promise.all([root.end(), app.end()]);
    await database.drop();
  });
});
