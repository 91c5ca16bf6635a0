import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { dropEmptyDatabases, emptyDatabase, type EmptyDatabase } from "./empty-database.ts";
import { shapeOf } from "./shape.ts";
import { migrate } from "./stopped-history.ts";
import { planOf, takeOver } from "./take-over.ts";

const read = (file: string) => readFileSync(new URL(`../legacy/${file}`, import.meta.url), "utf8");

/** What stays of shape B after the contract, beside tables of its own; and what it never had. */
const leftovers = [
  "column client_settings notificationsPaused: boolean not null default false",
  "column onboarding_states client_id: text",
  "column onboarding_states forwarding_enabled: boolean not null default false",
  "column onboarding_states phone_type: text",
  "column onboarding_states test_call_detected: boolean not null default false",
  "constraint onboarding_states.onboarding_states_client_id_fkey: FOREIGN KEY (client_id) REFERENCES clients(id) ON UPDATE CASCADE ON DELETE CASCADE",
  `index clients: CREATE UNIQUE INDEX "clients_phoneNumber_key" ON public.clients USING btree ("phoneNumber")`,
  `index clients: CREATE UNIQUE INDEX "clients_twilioNumber_key" ON public.clients USING btree ("twilioNumber")`,
  "index onboarding_states: CREATE UNIQUE INDEX onboarding_states_client_id_key ON public.onboarding_states USING btree (client_id)",
];
const neverHad = [
  "constraint onboarding_states.onboarding_states_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers(id) ON UPDATE CASCADE ON DELETE CASCADE",
  "index onboarding_states: CREATE UNIQUE INDEX onboarding_states_customer_id_key ON public.onboarding_states USING btree (customer_id)",
];

after(dropEmptyDatabases);

describe("the predecessor's baseline, taken over", () => {
  let database: EmptyDatabase;
  before(async () => {
    database = await emptyDatabase();
    await database.root.query(`${read("schema-l.sql")}; ${read("shape-b.sql")}`);
    await database.root.query(`
      INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneNumber", "twilioNumber") VALUES
        ('ann', now(), 'Ann', 'UK', '07700900001', '447700900901'), ('bob', now(), 'Bob', 'UK', '+447700900002', NULL);
      INSERT INTO client_settings (id, "updatedAt", "clientId", "notificationsPaused") VALUES ('s', now(), 'bob', true);
      INSERT INTO onboarding_states (id, updated_at, client_id, current_state, forwarding_enabled) VALUES
        ('o1', now(), 'ann', 'S8_FWD_CONFIRM', true), ('o2', now(), 'bob', 'S1_BUSINESS_TYPE_LOCATION', false)`);
  });

  it("is known for what it is, and its own tables are named as what stays", async () => {
    const plan = await planOf(database.superuserUrl);
    assert.deepEqual(plan.shape, { is: "predecessor", shape: "B", strangers: ["alert_logs", "twilio_number_pool"] });
    assert.deepEqual([plan.questions, plan.refusals], [[], []]);
    assert.deepEqual(
      plan.exceptions.map(({ kind, count }) => `${count} ${kind}`),
      ["2 businesses with a UK phone and New York's time", "1 businesses with their notices paused"],
    );
  });

  it("keeps each row's business, its state and what it knew, under the documented names", async () => {
    await takeOver(database.superuserUrl);
    const { rows } = await database.root.query(
      `SELECT id, "clientId" AS client, current_state AS state, "forwardingEnabled" AS forwards FROM onboarding_states ORDER BY id`,
    );
    assert.deepEqual(rows, [
      { id: "o1", client: "ann", state: "S8_FWD_CONFIRM", forwards: true },
      { id: "o2", client: "bob", state: "S1_BUSINESS_TYPE_LOCATION", forwards: false },
    ]);
  });

  it("takes rows of its old programs, which know client_id alone, and of ours, which do not know it", async () => {
    await database.root.query(`
      INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ('cy', now(), 'Cy', 'UK'), ('di', now(), 'Di', 'UK');
      INSERT INTO onboarding_states (id, updated_at, client_id) VALUES ('o3', now(), 'cy');
      INSERT INTO onboarding_states (id, updated_at, "clientId") VALUES ('o4', now(), 'di')`);
    const { rows } = await database.root.query(
      `SELECT "clientId" AS c FROM onboarding_states WHERE id IN ('o3', 'o4') ORDER BY id`,
    );
    assert.deepEqual(rows, [{ c: "cy" }, { c: "di" }]);
  });

  it("is the same as one of ours after the contract, but for what is listed here", async () => {
    const { superuserUrl, root } = database;
    await takeOver(superuserUrl, undefined, true);
    const fresh = await emptyDatabase();
    await migrate(fresh.superuserUrl);
    const plain = (lines: readonly string[]) =>
      new Set(
        lines
          .map((line) => line.replace(/^(column \w+)\.\d+ /, "$1 "))
          .filter((line) => !/_prisma|twilio_number_pool|alert_logs/.test(line)),
      );
    const [theirs, ours] = [plain(await shapeOf(root)), plain(await shapeOf(fresh.root))];
    assert.deepEqual([...theirs.difference(ours)].toSorted(), leftovers);
    assert.deepEqual([...ours.difference(theirs)].toSorted(), neverHad);
  });
});
