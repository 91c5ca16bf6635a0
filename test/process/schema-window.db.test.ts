import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { z } from "zod";
import { migrations } from "../../migrations/index.ts";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";
import { emptyHome, type Environment, isAlive, runJobrun, startJobrun, type Running } from "./jobrun.ts";

const shown = z.object({
  is: z.string(),
  processes: z.array(z.object({ role: z.string(), servesTo: z.number(), living: z.boolean() })),
});

describe("a process and the schema that it can serve", () => {
  let database: MigratedDatabase;
  let root: Client;
  let environment: Environment;
  let remove: () => Promise<void>;
  let running: Running | null = null;

  before(async () => {
    database = await migratedDatabase();
    root = new Client({ connectionString: database.superuserUrl });
    await root.connect();
    const home = await emptyHome();
    environment = { ...home.environment, DATABASE_URL: database.appUrl };
    remove = home.remove;
  });
  after(async () => {
    if (running !== null && (await isAlive(running.pid))) running.signal("SIGKILL");
    await running?.ended;
    await root.end();
    await database.drop();
    await remove();
  });

  it("is refused at the start where the schema is outside, with the command that is missing", async () => {
    const step = await root.query<{ key: string; checksum: string }>(
      "DELETE FROM jobrun_migrations WHERE key = '20261122_contract_inherited/lead_made' OR key LIKE '20261122_contract_inherited/states%' RETURNING key, checksum",
    );
    const refused = await runJobrun(["work"], environment);
    assert.deepEqual([refused.code, refused.out], [1, ""]);
    assert.match(refused.err, /schema is older than this program.*\n.*run jobrun migrate up --contract/);
    for (const { key, checksum } of step.rows)
      await root.query("INSERT INTO jobrun_migrations VALUES ($1, $2)", [key, checksum]);
  });

  it("shows where it runs, and ends by itself once a contract has begun that it does not know", async () => {
    running = startJobrun(["work"], environment);
    await running.ready;
    const { code, out } = await runJobrun(["migrate", "status", "--json"], environment);
    assert.equal(code, 0);
    assert.deepEqual(shown.parse(JSON.parse(out)), {
      is: "current",
      processes: [{ role: "work", servesTo: migrations.length, living: true }],
    });
    await root.query("INSERT INTO jobrun_contracts VALUES ('20991231_takes')");
    assert.deepEqual(await running.ended, { code: 1, signal: null });
    assert.match(running.printed(), /20991231_takes has begun, which this program does not know/);
    assert.equal((await root.query("SELECT FROM processes")).rowCount, 0);
    const again = await runJobrun(["work"], environment);
    assert.match(again.err, /such as 20991231_takes.*\n.*Start the newer program/);
  });
});
