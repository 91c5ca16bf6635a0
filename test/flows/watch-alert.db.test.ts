import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { addNumberToPool } from "../../src/flows/add-number.ts";
import {
  installation,
  operatorNumber,
  operatorPhone,
  type Installation,
  type TestClient,
} from "../support/installation.ts";
import { until } from "../support/until.ts";

let home: Installation;
let dave: TestClient;
before(async () => {
  home = await installation({ operatorNumber });
});
after(() => home.close());
beforeEach(async () => {
  dave = await home.liveClient("Dave's Plumbing");
});
afterEach(() => home.network.heal());

const incidents = async () =>
  (
    await home.records.rows<{ detail: string }>(
      `SELECT detail FROM incidents WHERE "clientId" = $1 AND kind = 'emergency_not_told'`,
      [dave.id],
    )
  ).map(({ detail }) => detail);

async function says(body: string): Promise<void> {
  await home.network.text(home.nextPhone(), dave.number, body);
  await home.untilIdle();
}

const watched = () =>
  home.records.rows(`SELECT 1 FROM timers WHERE kind = 'alert_watch' AND "clientId" = $1 AND state = 'waiting'`, [
    dave.id,
  ]);

async function threeMinutesLater(): Promise<void> {
  home.advance({ minutes: 3 });
  await until("nobody watches any more", async () => (await watched()).length === 0);
  await home.untilIdle();
}

const undelivered = () =>
  home.records.rows(
    `UPDATE outbox SET "carrierStatus" = 'undelivered', "errorCode" = '30003' WHERE "clientId" = $1 AND action = 'text_owner'`,
    [dave.id],
  );

const emergency = "water pouring through the ceiling, LS1 4AP";
const told = "The alert about an emergency to the owner of Dave's Plumbing has not arrived after 3 minutes.";

describe("an alert about an emergency", () => {
  it("that has not arrived after three minutes is told to the operator, urgently", async () => {
    const { store, carrier, world } = home.context;
    const pool = { phone: operatorNumber, role: "SYSTEM" } as const;
    assert.equal(await addNumberToPool(store, carrier, pool, world.now()), null);
    await home.network.fault({ callbacks: "lost", times: 50 });
    await says(emergency);
    assert.deepEqual(await incidents(), []);
    await threeMinutesLater();
    assert.deepEqual(await incidents(), [told]);
    await until("the operator is told", async () =>
      (await home.network.textsTo(operatorPhone)).some(({ body }) =>
        body.startsWith("JobRun URGENT: The alert about an emergency"),
      ),
    );
  });

  it("that the carrier could not deliver is told to the operator, too", async () => {
    await says(emergency);
    await undelivered();
    await threeMinutesLater();
    assert.deepEqual(await incidents(), [told]);
  });

  it("is the only one that is watched", async () => {
    await says("tap drips a bit, LS1 4AP");
    assert.deepEqual(await watched(), []);
  });

  it("that has arrived is told to nobody else", async () => {
    await says(emergency);
    assert.equal((await watched()).length, 1);
    await threeMinutesLater();
    assert.deepEqual(await incidents(), []);
  });

  it("whose second try has arrived is told to nobody else", async () => {
    await says(emergency);
    await undelivered();
    await home.records.rows(
      `INSERT INTO permits SELECT "clientId", 'permit_again', action, recipient, sender, template, slot || ' try 2', segments,
         "bodyHash", facts, "grantedAt" FROM permits WHERE "clientId" = $1 AND action = 'text_owner'`,
      [dave.id],
    );
    await home.records.rows(
      `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt",
         "expiresAt", state, "carrierStatus", "carrierRank", "carrierId")
       SELECT "clientId", 'text_again', 'permit_again', action, recipient, template, slot || ' try 2', body, sender, segments,
         "queuedAt", "expiresAt", 'accepted', 'delivered', 5, 'SM2' FROM outbox WHERE "clientId" = $1 AND action = 'text_owner'`,
      [dave.id],
    );
    await threeMinutesLater();
    assert.deepEqual(await incidents(), []);
  });

  it("that is refused is told to the operator at once, by itself", async () => {
    await home.records.rows(`UPDATE clients SET "alertsPaused" = true WHERE id = $1`, [dave.id]);
    await says(emergency);
    await says("burst pipe, can't turn it off, LS2 7AA");
    assert.deepEqual(await incidents(), [
      "An alert to the owner of Dave's Plumbing was refused: alerts_paused.",
      "An alert to the owner of Dave's Plumbing was refused: alerts_paused.",
    ]);
  });
});
