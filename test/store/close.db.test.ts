import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { openStore } from "../../src/store/tenant.ts";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";
import { until } from "../support/until.ts";

describe("a closed store", () => {
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

  const sessions = async (name: string) =>
    (await root.query(`SELECT 1 FROM pg_stat_activity WHERE application_name LIKE $1`, [`${name} %`])).rows.length;

  for (const [what, use] of [
    ["told other processes of work, and did nothing else", "notifyOthers"],
    ["was never used", null],
  ] as const) {
    it(`that ${what} leaves no session behind, which would keep its program for ten seconds`, async () => {
      const store = openStore({ url: database.appUrl, name: "closing", connectionsMax: 2 });
      if (use !== null) {
        await store[use]();
        assert.equal(await sessions("closing"), 1);
      }
      await store.close();
      await until("its sessions are gone", async () => (await sessions("closing")) === 0, 2_000);
    });
  }
});
