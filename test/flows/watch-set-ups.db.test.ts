import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { closeClient } from "../../src/flows/close-client.ts";
import { watchSetUps } from "../../src/flows/watch-set-ups.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { setUpsToWatch } from "../../src/store/stuck.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { noticesGiven } from "./notices-given.ts";

let home: Installation;
let operator: OperatorStore;
let ann: TestClient;
before(async () => {
  home = await installation();
  operator = openOperatorStore(home.database.operatorUrl);
  await home.addNumber("ONBOARDING");
  // Each stands where its test needs it, without the way there.
  await home.records.rows("ALTER TABLE onboarding_states DISABLE TRIGGER onboarding_states_edges");
});
after(async () => {
  await operator.close();
  await home.close();
});
beforeEach(async () => {
  await toClock(10);
  ann = await home.newClient("Ann's Roofs");
});

async function toClock(hour: number): Promise<void> {
  const here = home.context.world.now().toZonedDateTimeISO("Europe/London");
  const today = here.withPlainTime({ hour });
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 });
  home.advance({ seconds: Math.ceil(here.until(next).total("seconds")) });
}

/** The set-up of somebody who texts, as the conversation keeps it: every text moves "updated_at". */
async function at(state: string, id = ann.id): Promise<void> {
  await home.records.rows(
    `INSERT INTO onboarding_states (id, "clientId", current_state, updated_at) VALUES ($1, $1, $2::"OnboardingStateEnum", $3)
     ON CONFLICT ("clientId") DO UPDATE SET current_state = excluded.current_state, updated_at = excluded.updated_at`,
    [id, state, home.context.world.now().toString().replace("Z", "")],
  );
}

/** What the owner hears while that time passes, with the watch looking twice at its end, as two processes might. */
const hears = (minutes: number, owner = ann.owner) =>
  home.heardBy(owner, async () => {
    home.advance({ minutes });
    await Promise.all([watchSetUps(home.context.world), watchSetUps(home.context.world)]);
    await watchSetUps(home.context.world);
    await noticesGiven(home);
  });

const incidents = (id = ann.id) =>
  home.records.rows<{ state: string; detail: string; told: boolean }>(
    `SELECT state, detail, "operatorToldAt" IS NOT NULL AS told FROM incidents WHERE "clientId" = $1 AND kind = 'client_stuck'
     ORDER BY "openedAt"`,
    [id],
  );
const noNumber = () =>
  home.records.rows(`UPDATE clients SET "agreedAt" = NULL, "agreedBy" = NULL WHERE id = $1`, [ann.id]);

describe("an owner who is stuck", () => {
  it("hears nothing before the time of the state, and then once what is open, whatever is looked at again", async () => {
    await at("S7_FWD_SENT");
    assert.deepEqual(await hears(119), []);
    const [help = "", ...more] = await hears(1);
    assert.match(help, new RegExp(`one code is left to dial.*: \\*\\*61\\*\\${ann.number}\\*\\*20#$`));
    assert.deepEqual(more, []);
    assert.deepEqual(await incidents(), [
      {
        state: "open",
        detail: "The set-up of Ann's Roofs waits for the divert code to be dialled.",
        told: false,
      },
    ]);
    for (const minutes of [300, 1_440]) assert.deepEqual(await hears(minutes), []);
    assert.equal((await incidents()).length, 1);
  });

  it("is so by how long it has stood there, and not by when they last wrote", async () => {
    await at("S7_FWD_SENT");
    home.advance({ minutes: 90 });
    await at("S7_FWD_SENT");
    assert.equal((await hears(30)).length, 1);
  });

  it("hears of the next state in its own time, and then the earlier incident is over", async () => {
    await at("S7_FWD_SENT");
    assert.equal((await hears(120)).length, 1);
    await at("S8_FWD_CONFIRM");
    assert.deepEqual(await hears(119), []);
    assert.deepEqual(
      (await incidents()).map(({ state }) => state),
      ["resolved"],
    );
    assert.match((await hears(1)).join(), /one step is left, a test call/);
    assert.deepEqual(
      (await incidents()).map(({ state }) => state),
      ["resolved", "open"],
    );
  });

  it("who comes back to a state is not told of it twice", async () => {
    await at("S7_FWD_SENT");
    assert.equal((await hears(120)).length, 1);
    await at("S6_PHONE_TYPE");
    await at("S7_FWD_SENT");
    assert.deepEqual(await hears(120), []);
  });

  it("early is listed for the operator and not texted to them, and is asked from the shared number", async () => {
    const eve = await home.newClient("Eve's Tiles");
    await home.records.rows(
      `UPDATE numbers SET state = 'quarantine', "clientId" = 'client_jobrun', "assignedAt" = NULL WHERE phone = $1`,
      [eve.number],
    );
    await home.records.rows(`UPDATE clients SET "agreedAt" = NULL, "agreedBy" = NULL WHERE id = $1`, [eve.id]);
    await at("S2_BUSINESS_NAME", eve.id);
    assert.match((await hears(30, eve.owner)).join(), /waits for one answer: the name of your business/);
    assert.deepEqual(
      (await incidents(eve.id)).map(({ told }) => told),
      [true],
    );
  });

  it("at night hears at eight, unless they have gone on by then", async () => {
    await toClock(20);
    ann = await home.newClient("Night Roofs");
    await at("S7_FWD_SENT");
    assert.deepEqual(await hears(121), []);
    await toClock(8);
    assert.equal((await hears(1)).length, 1);
    await toClock(20);
    const bob = await home.newClient("Night Tiles");
    await at("S7_FWD_SENT", bob.id);
    assert.deepEqual(await hears(121, bob.owner), []);
    await at("S8_FWD_CONFIRM", bob.id);
    await toClock(8);
    await hears(1, bob.owner);
    const [only = "", ...more] = await home.network.bodiesTo(bob.owner);
    assert.match(only, /one step is left, a test call/);
    assert.deepEqual(more, []);
  });

  it("who gave up days ago is listed and not texted", async () => {
    await at("S7_FWD_SENT");
    assert.deepEqual(await hears(4 * 1_440), []);
    assert.equal((await incidents()).length, 1);
  });

  it("is stuck no more once live or closed", async () => {
    await at("S7_FWD_SENT");
    await hears(120);
    await closeClient(home.context.store, ann.id, { reason: "gave up", by: "Olive" }, home.context.world.now());
    await hears(5);
    assert.deepEqual(
      (await incidents()).map(({ state }) => state),
      ["resolved"],
    );
    assert.ok(!(await home.context.store.withoutTenant(setUpsToWatch)).includes(ann.id));
  });
});

describe("a client that the operator has added", () => {
  const standing = async () => (await operator.setUps()).find(({ clientId }) => clientId === ann.id);

  it("stands where its number and its test call do", async () => {
    const withNumber = await standing();
    assert.deepEqual([withNumber?.state, withNumber?.number, withNumber?.agreed], ["S8_FWD_CONFIRM", ann.number, true]);
    await home.network.call("+441632960990", ann.number);
    await home.untilIdle();
    assert.equal((await standing())?.state, "S9_TEST_CALL");
    await noNumber();
    assert.equal((await standing())?.agreed, false);
  });

  it("is told of the test call that is missing after two hours, as any owner", async () => {
    assert.match((await hears(120)).join(), /one step is left, a test call/);
  });
});
