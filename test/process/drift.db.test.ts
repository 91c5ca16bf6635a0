import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { z } from "zod";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";
import { until } from "../support/until.ts";
import { emptyHome, type Environment, runJobrun, startJobrun } from "./jobrun.ts";

const health = z.object({
  status: z.string(),
  checks: z.array(z.object({ name: z.string(), state: z.string(), reason: z.string().nullable() })),
});
const schemaCheck = async (url: string) =>
  health.parse(await (await fetch(`${url}/health`)).json()).checks.find(({ name }) => name === "schema");

describe("a schema that is not what the migrations make", () => {
  let database: MigratedDatabase;
  let root: Client;
  let environment: Environment;
  let remove: () => Promise<void>;

  before(async () => {
    database = await migratedDatabase();
    root = new Client({ connectionString: database.superuserUrl });
    await root.connect();
    const home = await emptyHome();
    environment = { ...home.environment, DATABASE_URL: database.appUrl };
    remove = home.remove;
  });
  after(async () => {
    await root.end();
    await database.drop();
    await remove();
  });

  it("is told by migrate drift, which exits with 1, and by /health, which goes on serving", async () => {
    await root.query("ALTER TABLE leads ADD COLUMN score int; DROP INDEX numbers_one_a_client");
    const told = await runJobrun(["migrate", "drift"], environment);
    assert.deepEqual([told.code, told.err], [1, ""]);
    assert.match(told.out, /^missing: index numbers_one_a_client: .*\ntoo much: column leads\.score: integer\n$/);
    const running = startJobrun(["serve"], environment);
    const { url } = await running.ready;
    const check = await until("the schema was looked at", async () => {
      const seen = await schemaCheck(url);
      return seen?.state === "degraded" ? seen : null;
    });
    assert.equal(check.reason, "it differs in 2 from what the migrations make: see jobrun migrate drift");
    assert.equal((await fetch(`${url}/health/ready`)).status, 200);
    running.signal("SIGTERM");
    await running.ended;
  });

  it("is well again once it is mended, and then drift says so and exits with 0", async () => {
    await root.query(`ALTER TABLE leads DROP COLUMN score;
      CREATE UNIQUE INDEX numbers_one_a_client ON numbers ("clientId") WHERE state = 'assigned'`);
    const { code, out } = await runJobrun(["migrate", "drift"], environment);
    assert.deepEqual([code, out], [0, "The schema is what the migrations make.\n"]);
  });
});
