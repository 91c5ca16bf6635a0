import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { closeClient } from "../../src/flows/close-client.ts";
import { completeClient } from "../../src/flows/complete-client.ts";
import { assignNumber, releaseNumber } from "../../src/store/numbers.ts";
import { addClient } from "../../src/flows/add-client.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";
import { ownerAtHome } from "./owner-at-home.ts";

let home: Installation;
let dave: TestClient;
before(async () => {
  home = await installation();
});
after(() => home.close());
beforeEach(async () => {
  await toClock(12);
  dave = await home.liveClient("Dave's Plumbing");
});

/** On to the next time that it is this hour where the client is. */
async function toClock(hour: number): Promise<void> {
  const here = home.context.world.now().toZonedDateTimeISO("Europe/London");
  const today = here.withPlainTime({ hour });
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 });
  home.advance({ seconds: Math.ceil(here.until(next).total("seconds")) });
  await timersRun();
}

async function timersRun(): Promise<void> {
  await until("what is due is done", async () => {
    const due = await home.records.rows(
      `SELECT 1 FROM timers WHERE kind IN ('trial', 'owner_notice') AND state = 'waiting' AND "dueAt" <= $1::timestamptz`,
      [home.context.world.now().toString()],
    );
    return due.length === 0;
  });
}

/** What the owner hears of the trial in so many days. */
async function after24(days: number): Promise<readonly string[]> {
  const heard = await home.heardBy(dave.owner, async () => {
    home.advance({ hours: 24 * days });
    await timersRun();
  });
  return heard.filter((body) => body.includes("trial"));
}

const incidents = async () =>
  (
    await home.records.rows<{ kind: string }>(
      `SELECT kind FROM incidents WHERE "clientId" = $1 AND state = 'open' AND kind <> 'divert_dark' ORDER BY 1`,
      [dave.id],
    )
  ).map(({ kind }) => kind);

async function pays(): Promise<void> {
  await home.records.rows(
    `SELECT set_config('jobrun.tenant', $1, false), move_billing($1, NULL, 'paying', 'because', 'a test', now())`,
    [dave.id],
  );
}

describe("an owner on trial", () => {
  it("is told a day before its end, at it, and for the last time three days after, and never again", async () => {
    assert.deepEqual(await after24(5), []);
    const [ending = "", ...more] = await after24(1);
    assert.match(ending, /^JobRun: your free trial ends on \d+ \w{3} at 12:00, and nothing is charged/);
    assert.deepEqual(more, []);
    assert.deepEqual(await incidents(), ["trial_ending"]);
    const over = await after24(1);
    assert.equal(over.length, 1, JSON.stringify(over));
    assert.match(over[0] ?? "", /^JobRun: your free trial is over, and nothing was charged\./);
    assert.deepEqual(await incidents(), ["trial_over"]);
    assert.match((await after24(3)).join("|"), /^JobRun: your free trial has been over for days[^|]+$/);
    assert.deepEqual(await after24(60), []);
    assert.deepEqual(await incidents(), ["trial_over"]);
  });

  it("hears what becomes of their callers after it, who get the holding reply and are told of all the same", async () => {
    await after24(7);
    const caller = home.nextPhone();
    assert.match(
      (await home.heardBy(caller, () => home.network.call(caller, dave.number))).join(),
      /^Dave's Plumbing \(automated\): sorry, we can't take messages/,
    );
    const alerts = await home.heardBy(dave.owner, () => home.network.text(caller, dave.number, "tap drips, LS1 4AP"));
    assert.match(alerts.join(), /Job #1: .*tap/);
    assert.match(await ownerAtHome(home, dave).told("STATUS"), /^Not paid for: callers are asked to ring again later/);
  });

  it("who pays hears no more of it, and customers are answered", async () => {
    await pays();
    assert.deepEqual(await after24(20), []);
    assert.deepEqual(await incidents(), []);
    const caller = home.nextPhone();
    assert.match((await home.heardBy(caller, () => home.network.call(caller, dave.number))).join(), /^Hi, it's Dave/);
  });

  it("who pays between the end and the last text gets no last text", async () => {
    await after24(6);
    await after24(1);
    await pays();
    assert.deepEqual(await after24(3), []);
  });

  it("is not texted at night: what is due then comes at eight, and is void where it is true no more", async () => {
    await toClock(22);
    dave = await home.liveClient("Night Plumbing");
    assert.deepEqual(await after24(6), []);
    const [ending = "", ...more] = await home.heardBy(dave.owner, () => toClock(8));
    assert.match(ending, /^JobRun: your free trial ends/);
    assert.deepEqual(more, []);
    await toClock(22);
    await pays();
    assert.deepEqual(await home.heardBy(dave.owner, () => toClock(9)), []);
  });

  it("who wants no texts gets none, and the operator knows", async () => {
    await ownerAtHome(home, dave).texts("STOP");
    assert.deepEqual(await after24(6), []);
    assert.deepEqual(await incidents(), ["owner_not_notified", "owner_opted_out", "trial_ending"]);
  });
});

describe("an owner who begins again after the trial", () => {
  it("is live without one, and hears so once", async () => {
    await after24(7);
    const { store, world } = home.context;
    await store.withTenant(dave.id, (tx) => releaseNumber(tx, dave.number, dave.id, world.now()));
    assert.equal(await closeClient(store, dave.id, { reason: "a new beginning", by: "Olive" }, world.now()), true);
    const again = { businessName: "Dave's Second", trade: "plumber", timeZone: "Europe/London" };
    const person = { ownerName: "Dave", ownerPhone: dave.owner, agreedBy: "Dave" };
    const added = await addClient(store, { ...again, ...person }, world.now());
    assert.ok("id" in added);
    const number = await home.addNumber("OPERATIONAL");
    await store.withTenant(added.id, (tx) => assignNumber(tx, number, added.id, world.now()));
    await home.network.call("+441632960991", number);
    await home.untilIdle();
    const heard = await home.heardBy(dave.owner, async () => {
      assert.deepEqual(await completeClient(store, added.id, world.now()), []);
      await timersRun();
    });
    assert.equal(heard.length, 1, JSON.stringify(heard));
    assert.match(heard[0] ?? "", /^JobRun: you are set up\. This phone had its free trial before/);
    assert.deepEqual(await after24(30), []);
  });
});
