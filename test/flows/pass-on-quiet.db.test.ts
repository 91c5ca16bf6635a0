import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import { ignoreCaller } from "../../src/flows/ignore-caller.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";

let home: Installation;
let dave: TestClient;
before(async () => {
  home = await installation();
  dave = await home.liveClient("Dave's Plumbing");
});
after(() => home.close());

async function ringsAndSays(...bodies: readonly string[]): Promise<Phone> {
  const person = home.nextPhone();
  await home.network.call(person, dave.number);
  for (const body of bodies) await says(person, body);
  return person;
}

async function says(person: string, body: string): Promise<void> {
  await home.network.text(person, dave.number, body);
  await home.untilIdle();
}

const waiting = () =>
  home.records.rows(`SELECT 1 FROM timers WHERE kind = 'quiet' AND state = 'waiting' AND "dueAt" <= $1`, [
    home.context.world.now().toString(),
  ]);

/** So many minutes go by in silence; answers with what the owner heard by then. */
async function ownerHearsAfter(minutes: number, already: number): Promise<readonly string[]> {
  home.advance({ minutes });
  await until("no silence waits to be noticed", async () => (await waiting()).length === 0);
  await home.untilIdle();
  return (await home.network.bodiesTo(dave.owner)).slice(already);
}

const heardBefore = async () => (await home.network.bodiesTo(dave.owner)).length;

describe("a customer who falls silent", () => {
  it("after the first text, having said nothing, is nothing to tell the owner", async () => {
    await ringsAndSays();
    assert.deepEqual(await ownerHearsAfter(11, await heardBefore()), []);
  });

  it("before the postcode is passed on after ten minutes, as it is, and once", async () => {
    const already = await heardBefore();
    const person = await ringsAndSays("no hot water since this morning");
    assert.deepEqual(await ownerHearsAfter(9, already), []);
    const [alert, ...more] = await ownerHearsAfter(2, already);
    assert.match(alert ?? "", /Job #\d+: .*hot water.* No postcode yet\./);
    assert.deepEqual([more, (await ownerHearsAfter(60, already)).length], [[], 1]);
    await says(person, "sorry, it's LS1 4AP");
    const [, update, ...rest] = await ownerHearsAfter(11, already);
    assert.match(update ?? "", /More on #\d+: .* LS1 4AP\./);
    assert.deepEqual(rest, []);
  });

  it("whom nobody understood is passed on in their own words", async () => {
    const already = await heardBefore();
    await ringsAndSays("its me from before");
    const [alert, ...more] = await ownerHearsAfter(11, already);
    assert.match(alert ?? "", /^Please ring .*They wrote: its me from before$/);
    assert.deepEqual(more, []);
  });

  it("is not passed on where an answer came meanwhile: ten minutes count from the last text", async () => {
    const already = await heardBefore();
    const person = await ringsAndSays("boiler has no pressure");
    home.advance({ minutes: 6 });
    await says(person, "??");
    assert.deepEqual(await ownerHearsAfter(6, already), []);
    assert.equal((await ownerHearsAfter(5, already)).length, 1);
  });

  it("is not passed on where they opted out or are ignored meanwhile", async () => {
    const already = await heardBefore();
    const out = await ringsAndSays("dripping tap in the bathroom");
    await says(out, "STOP");
    const ignored = await ringsAndSays("blocked sink");
    const { store, world } = home.context;
    await ignoreCaller(store, { clientId: dave.id, phone: ignored, ignored: true }, world.now());
    assert.deepEqual(await ownerHearsAfter(11, already), []);
  });
});
