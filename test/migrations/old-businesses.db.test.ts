import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { dropEmptyDatabases, emptyDatabase, type EmptyDatabase } from "./empty-database.ts";
import { legacyDatabase } from "./legacy-database.ts";
import { takeOver } from "./take-over.ts";

const oldLogin = `old_console_${process.pid}`;
const ownersStep = "20261122_carry_over/phones of owners";
const numbersStep = "20261122_carry_over/numbers of clients";

describe("a business that an old program writes after a take-over", () => {
  let database: EmptyDatabase;
  let old: Client;

  before(async () => {
    database = await legacyDatabase();
    const { root, superuserUrl, name } = database;
    await root.query(`CREATE ROLE ${oldLogin} LOGIN PASSWORD 'old'; GRANT USAGE ON SCHEMA public TO ${oldLogin};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${oldLogin};
      GRANT CONNECT ON DATABASE "${name}" TO ${oldLogin}`);
    await takeOver(superuserUrl);
    old = new Client({ connectionString: database.roleUrl(oldLogin, "old") });
    await old.connect();
  });
  after(async () => {
    await old.end();
    await dropEmptyDatabases();
    const { root } = await emptyDatabase();
    await root.query(`DROP ROLE ${oldLogin}`);
    await dropEmptyDatabases();
  });

  /** Makes a business as the predecessor's console does. */
  const make = (id: string, phone: string | null, number: string | null) =>
    old.query(
      `INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneNumber", "twilioNumber") VALUES ($1, now(), 'Old Ways', 'UK', $2, $3)`,
      [id, phone, number],
    );
  const ownerOf = async (id: string) =>
    (
      await database.root.query<{ phone: string | null }>(`SELECT "phoneE164" AS phone FROM clients WHERE id = $1`, [
        id,
      ])
    ).rows[0]?.phone;
  const numberOf = async (id: string) =>
    (await database.root.query<{ phone: string }>(`SELECT phone FROM numbers WHERE "clientId" = $1`, [id])).rows[0]
      ?.phone ?? null;
  const standing = async (phone: string) =>
    (await database.root.query(`SELECT "clientId" AS client, state FROM numbers WHERE phone = $1`, [phone])).rows[0];
  const apart = async (id: string) =>
    (
      await database.root.query<{ step: string }>(
        `SELECT step FROM quarantined_rows WHERE "tableName" = 'clients' AND "rowId" = $1 ORDER BY step`,
        [id],
      )
    ).rows.map(({ step }) => step);
  const pool = (phone: string, role: string, state: string) =>
    database.root.query(
      `INSERT INTO numbers (phone, role, state, "addedAt", "releasedAt") VALUES ($1, $2, $3, now(), CASE WHEN $3 = 'quarantine' THEN now() END)`,
      [phone, role, state],
    );

  it("keeps its old spellings alone, without a word of trouble, where phone and number are none", async () => {
    await make("old-none", "withheld", "soon");
    assert.deepEqual([await ownerOf("old-none"), await numberOf("old-none")], [null, null]);
    assert.deepEqual(await apart("old-none"), [numbersStep, ownersStep]);
  });

  it("has neither and is recorded for neither where it was given neither", async () => {
    await make("old-bare", null, null);
    assert.deepEqual(
      [await ownerOf("old-bare"), await numberOf("old-bare"), await apart("old-bare")],
      [null, null, []],
    );
  });

  it("has its owner's phone in one spelling, and its number in the pool", async () => {
    await make("old-1", "07700 900777", "447700900778");
    assert.deepEqual([await ownerOf("old-1"), await numberOf("old-1")], ["+447700900777", "+447700900778"]);
    assert.deepEqual(await apart("old-1"), []);
  });

  it("does not take the owner or the number of another, and is recorded for both", async () => {
    await make("old-2", "+447700900777", "+447700900778");
    assert.deepEqual([await ownerOf("old-2"), await numberOf("old-2")], [null, null]);
    assert.deepEqual(await standing("+447700900778"), { client: "old-1", state: "assigned" });
    assert.deepEqual(await apart("old-2"), [numbersStep, ownersStep]);
  });

  it("has the owner of a business that is closed", async () => {
    await make("old-3", "07700900776", null);
    await database.root.query(`UPDATE clients SET "closedAt" = now() WHERE id = 'old-3'`);
    await make("old-4", "07700900776", null);
    assert.equal(await ownerOf("old-4"), "+447700900776");
  });

  it("follows when its phone is changed, and stays as it was when all else is written again", async () => {
    await old.query(`UPDATE clients SET "phoneNumber" = '07700900779', "updatedAt" = now() WHERE id = 'old-1'`);
    assert.equal(await ownerOf("old-1"), "+447700900779");
    await old.query(
      `UPDATE clients SET "phoneNumber" = "phoneNumber", "twilioNumber" = "twilioNumber", region = 'UK' WHERE id = 'old-1'`,
    );
    assert.deepEqual([await ownerOf("old-1"), await numberOf("old-1")], ["+447700900779", "+447700900778"]);
    assert.deepEqual(await apart("old-1"), []);
    await old.query(`UPDATE clients SET "phoneNumber" = 'none' WHERE id = 'old-1'`);
    assert.deepEqual([await ownerOf("old-1"), await apart("old-1")], [null, [ownersStep]]);
  });

  it("leaves a phone alone that ours wrote in both spellings", async () => {
    await database.root.query(
      `INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneNumber", "phoneE164") VALUES ('ours', now(), 'Ours', 'UK', 'x', '+447700900790')`,
    );
    assert.equal(await ownerOf("ours"), "+447700900790");
  });

  it("gets a free number of the pool, and none that rests or is for something else", async () => {
    await pool("+447700900781", "OPERATIONAL", "warm");
    await pool("+447700900782", "OPERATIONAL", "quarantine");
    await pool("+447700900783", "SYSTEM", "warm");
    for (const last of [1, 2, 3]) await make(`old-pool${last}`, null, `+44770090078${last}`);
    assert.deepEqual(
      [await numberOf("old-pool1"), await numberOf("old-pool2"), await numberOf("old-pool3")],
      ["+447700900781", null, null],
    );
    assert.deepEqual(await standing("+447700900782"), { client: "client_jobrun", state: "quarantine" });
    assert.deepEqual(
      [await apart("old-pool1"), await apart("old-pool2"), await apart("old-pool3")],
      [[], [numbersStep], [numbersStep]],
    );
  });

  it("keeps the number that the pool knows of, where it is told another", async () => {
    await old.query(`UPDATE clients SET "twilioNumber" = '+447700900789' WHERE id = 'old-pool1'`);
    assert.equal(await numberOf("old-pool1"), "+447700900781");
    assert.equal(await standing("+447700900789"), undefined);
    assert.deepEqual(await apart("old-pool1"), [numbersStep]);
  });

  it("leaves its number at rest when it is deleted", async () => {
    assert.equal((await old.query(`DELETE FROM clients WHERE id = 'old-pool1'`)).rowCount, 1);
    assert.deepEqual(await standing("+447700900781"), { client: "client_jobrun", state: "quarantine" });
  });
});
