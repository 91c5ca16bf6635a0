import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { generateTables } from "../../scripts/generate-tables.ts";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";

let database: MigratedDatabase;
let root: Client;
before(async () => {
  database = await migratedDatabase();
  root = new Client({ connectionString: database.superuserUrl });
  await root.connect();
});
after(async () => {
  await root.end();
  await database.drop();
});

const verify = () => generateTables(database.superuserUrl, true);

describe("the types of tables", () => {
  const drifts = {
    "a column that code does not know": [
      "ALTER TABLE leads ADD COLUMN stray text",
      "ALTER TABLE leads DROP COLUMN stray",
    ],
    "a column that may be null now": [
      "ALTER TABLE outbox ALTER COLUMN sender DROP NOT NULL",
      "ALTER TABLE outbox ALTER COLUMN sender SET NOT NULL",
    ],
    "a column of another type": [
      "ALTER TABLE timers ALTER COLUMN attempts TYPE text",
      "ALTER TABLE timers ALTER COLUMN attempts DROP DEFAULT, ALTER COLUMN attempts TYPE integer USING attempts::integer, ALTER COLUMN attempts SET DEFAULT 0",
    ],
  } as const;
  for (const [drift, [plant, takeOut]] of Object.entries(drifts)) {
    it(`are found wanting by ${drift}`, async () => {
      await root.query(plant);
      assert.throws(verify);
      await root.query(takeOut);
    });
  }

  it("are those of the migrated database: code and schema cannot disagree", () => {
    assert.doesNotThrow(verify);
  });
});
