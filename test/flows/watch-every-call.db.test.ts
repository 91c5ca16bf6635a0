import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { watchDiverts } from "../../src/flows/watch-diverts.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { incidentStates } from "./incident-states.ts";
import { noticesGiven } from "./notices-given.ts";

let home: Installation;
let operator: OperatorStore;
let dave: TestClient;
before(async () => {
  home = await installation();
  operator = openOperatorStore(home.database.operatorUrl);
  const here = home.context.world.now().toZonedDateTimeISO("Europe/London");
  const early = here.withPlainTime({ hour: 6 }).add({ days: 1 });
  home.advance({ seconds: Math.ceil(here.until(early).total("seconds")) });
  dave = await home.liveClient("Dave's Plumbing");
  await home.records.rows(
    `SELECT set_config('jobrun.tenant', $1, false), move_billing($1, NULL, 'paying', 'because', 'a test', now())`,
    [dave.id],
  );
});
after(async () => {
  await operator.close();
  await home.close();
});

let callers = 100;
/** Two different people each hour. */
async function rings(hours: number): Promise<void> {
  for (let call = 0; call < hours * 2; call += 1) {
    home.advance({ minutes: 30 });
    await home.network.call(`+441632960${String((callers += 1))}`, dave.number);
  }
  await home.untilIdle();
}

/** What the owner has heard of it so far, after it was looked at so often; the schedule looks each hour as well. */
async function mends(looks: number): Promise<readonly string[]> {
  for (let look = 0; look < looks; look += 1) await watchDiverts(home.context.world);
  await noticesGiven(home);
  await home.untilIdle();
  return (await home.network.bodiesTo(dave.owner)).filter((body) => body.includes("every call is diverted"));
}

const incidents = () => incidentStates(home, dave.id, "divert_all");
const suspected = async () => (await operator.clients()).find(({ id }) => id === dave.id)?.suspectedAll;

describe("a client whose every call comes to us", () => {
  it("is not suspected of ten people in a day", async () => {
    await rings(4);
    assert.deepEqual([await mends(1), await incidents(), await suspected()], [[], [], false]);
  });

  it("is sent the one code that mends it, once, and the operator sees who it is", async () => {
    await rings(4);
    const [text = "", ...more] = await mends(3);
    assert.match(text, /^JobRun: 1\d people reached us within a day.*\n##21#$/s);
    assert.deepEqual([more, await incidents(), await suspected()], [[], ["open"], true]);
  });

  it("is suspected no more once they stay away, and not asked again within four weeks", async () => {
    home.advance({ hours: 36 });
    assert.deepEqual([(await mends(2)).length, await incidents(), await suspected()], [1, ["resolved"], false]);
    await rings(8);
    assert.deepEqual([(await mends(2)).length, await incidents()], [1, ["resolved"]]);
  });

  it("is asked again after that", async () => {
    home.advance({ hours: 24 * 30 });
    await rings(8);
    assert.deepEqual([(await mends(2)).length, await incidents()], [2, ["resolved", "open"]]);
  });
});
