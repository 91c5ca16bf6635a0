import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { dropEmptyDatabases, emptyDatabase, type EmptyDatabase } from "./empty-database.ts";
import { shapeOf } from "./shape.ts";
import { historyThrough, migrate } from "./stopped-history.ts";

const sizes = { clients: 40, customers: 400, messages: 400 };

/** fill-l.sql is written for psql: its variables are filled in here, and its commands to psql left out. */
const fill = readFileSync(new URL("../legacy/fill-l.sql", import.meta.url), "utf8")
  .replaceAll(/^\\.*$/gm, "")
  .replaceAll(/(?<!:):(clients|customers|messages)\b/g, (_, name: keyof typeof sizes) => String(sizes[name]));

describe("the predecessor's database, with what its years left in it", () => {
  let database: EmptyDatabase;
  before(async () => {
    database = await emptyDatabase();
    await migrate(database.superuserUrl, historyThrough("20241219_predecessor"));
    await database.root.query(fill);
  });
  after(dropEmptyDatabases);

  const count = async (sql: string) =>
    (await database.root.query<{ n: number }>(`SELECT count(*)::int AS n ${sql}`)).rows[0]?.n;

  it("stops the alignment, by the step's name, where the documented rule gives one business several onboarding rows", async () => {
    await assert.rejects(
      migrate(database.superuserUrl),
      /align_schema_with_production\/unique index of clientId failed.*onboarding_states_clientId_key/s,
    );
    assert.deepEqual(
      (await shapeOf(database.root)).filter((line) => line.endsWith("(invalid)")),
      [],
    );
    await assert.rejects(migrate(database.superuserUrl), /unique index of clientId/);
  });

  it("has every onboarding row's business by then, but for rows whose customer is gone", async () => {
    assert.equal(await count(`FROM onboarding_states WHERE "clientId" IS NULL`), 1);
    assert.equal(await count(`FROM onboarding_states WHERE customer_id LIKE 'gone%' AND "clientId" IS NULL`), 1);
    assert.equal(
      await count(
        `FROM onboarding_states o JOIN customers c ON c.id = o.customer_id WHERE o."clientId" <> c."clientId"`,
      ),
      0,
    );
  });

  it("stops the contract, by the step's name, where a message has another business's customer", async () => {
    await database.root.query(`
      DELETE FROM onboarding_states o USING onboarding_states better
      WHERE o."clientId" = better."clientId" AND (better.current_state, better.id) > (o.current_state, o.id)`);
    await assert.rejects(
      migrate(database.superuserUrl),
      /contract_inherited\/messages and customers of one client, checked failed/,
    );
  });

  it("comes to the end once those are settled, with its rows, and the alignment's columns as the documents have them", async () => {
    await database.root.query(
      `UPDATE messages m SET "customerId" = split_part(m."conversationId", '-', 2) WHERE id = 'me7'`,
    );
    assert.ok((await migrate(database.superuserUrl)) > 0);
    assert.equal(await migrate(database.superuserUrl), 0);
    assert.equal(await count(`FROM clients WHERE id <> 'client_jobrun'`), sizes.clients + 1);
    assert.equal(await count("FROM messages"), sizes.messages);
    assert.equal(
      await count(`FROM clients WHERE "onboardingComplete" OR "billingStatus" <> 'none' OR "liveBecause" IS NOT NULL`),
      0,
    );
    assert.deepEqual(
      (await shapeOf(database.root)).filter((line) => /\((?:invalid)\)$/.test(line)),
      [],
    );
  });

  it("still has its default business, which nobody can delete", async () => {
    await assert.rejects(database.root.query("DELETE FROM clients WHERE id = 'default-client'"), /cannot be deleted/);
  });
});
