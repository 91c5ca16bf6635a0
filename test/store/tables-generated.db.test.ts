import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { generateTables } from "../../scripts/generate-tables.ts";
import { rootedDatabase, type RootedDatabase } from "../support/rooted.ts";

let database: RootedDatabase;
before(async () => {
  database = await rootedDatabase();
});
after(() => database.close());

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
      await database.root.query(plant);
      assert.throws(verify);
      await database.root.query(takeOut);
    });
  }

  it("are those of the migrated database: code and schema cannot disagree", () => {
    assert.doesNotThrow(verify);
  });
});
