import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findDrift } from "../../src/release/migrate/drift/find-drift.ts";
import { align } from "./align.ts";
import { dropEmptyDatabases, type EmptyDatabase } from "./empty-database.ts";
import { legacyDatabase, mendStrayText } from "./legacy-database.ts";
import { planOf, takeOver } from "./take-over.ts";

after(dropEmptyDatabases);

describe("the predecessor's database after its own alignment, taken over by the owner's phone", () => {
  let database: EmptyDatabase;
  before(async () => {
    database = await legacyDatabase();
    await align(database);
    await database.root.query(
      `UPDATE clients SET "onboardingComplete" = true WHERE id IN ('cl00000011', 'cl00000013')`,
    );
  });

  it("is known for what it is, and its own steps are found done already", async () => {
    const { shape, steps, proposedLive } = await planOf(database.superuserUrl);
    assert.deepEqual(shape, { is: "predecessor", shape: "LA", strangers: ["planted"] });
    assert.equal(proposedLive.length, 13);
    assert.deepEqual(
      steps.filter(
        ({ key, kind, stands }) => key.startsWith("20241223") && kind !== "backfill" && stands !== "already there",
      ),
      [],
    );
  });

  it("gives a row to the one business whose owner's phone its customer has, and to no other", async () => {
    const { root, superuserUrl } = database;
    await takeOver(superuserUrl, {
      onboardingRows: "owner-phone",
      liveClients: [{ id: "cl00000011", billing: "active" }],
    });
    const { rows } = await root.query<{ row: string; client: string }>(
      `SELECT id AS row, "clientId" AS client FROM onboarding_states WHERE "clientId" IS NOT NULL ORDER BY id`,
    );
    assert.deepEqual(
      rows,
      // The first two owners share a phone on two businesses, so nobody can say whose their rows are.
      [10, 3, 4, 5, 6, 7, 8, 9].map((n) => ({ row: `os-ow${n}`, client: `cl${String(n).padStart(8, "0")}` })),
    );
    const apart = await root.query(`SELECT FROM quarantined_rows WHERE "tableName" = 'onboarding_states'`);
    assert.equal(apart.rowCount, 68 - 8);
  });

  it("has live what the list names, and no longer what the predecessor called live by itself", async () => {
    const { rows } = await database.root.query(
      `SELECT id, "billingStatus" AS billing FROM clients WHERE "onboardingComplete"`,
    );
    assert.deepEqual(rows, [{ id: "cl00000011", billing: "active" }]);
  });

  it("is the same as one of ours after the contract", async () => {
    const { root, superuserUrl } = database;
    await mendStrayText(database);
    await takeOver(superuserUrl, undefined, true);
    const { besides, ...drift } = await findDrift(root);
    assert.deepEqual(drift, { missing: [], changed: [], extra: [] });
    assert.deepEqual(besides, ["_prisma_migrations", "planted"]);
  });
});
