import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openStore } from "../../src/store/tenant.ts";
import { rootedDatabase, type RootedDatabase } from "../support/rooted.ts";
import { until } from "../support/until.ts";

describe("a closed store", () => {
  let database: RootedDatabase;
  before(async () => {
    database = await rootedDatabase();
  });
  after(() => database.close());

  const sessions = async (name: string) =>
    (await database.root.query(`SELECT 1 FROM pg_stat_activity WHERE application_name LIKE $1`, [`${name} %`])).rows
      .length;

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
