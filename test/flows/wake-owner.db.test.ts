import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Installation, TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";
import { forEachTest, type OwnerAtHome } from "./owner-at-home.ts";

let home: Installation;
let dave: TestClient;
let owner: OwnerAtHome;
forEachTest((fresh) => ({ home, dave, owner } = fresh));

/** Quiet from an hour ago until two hours from now, in whole minutes of the client's clock. */
async function quietNow(): Promise<string> {
  const here = home.context.world.now().toZonedDateTimeISO("Europe/London");
  const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: "minute" });
  return owner.told(`QUIET ${clock(here.subtract({ hours: 1 }))}-${clock(here.add({ hours: 2 }))}`);
}

const hears = (words: string) =>
  home.heardBy(dave.owner, () => home.network.text(home.nextPhone(), dave.number, words));
const job = "my kitchen tap drips, LS1 4AP";

/** Timers are due by business time, and run when their loop looks next. */
async function woken(): Promise<void> {
  await until("the owner was woken", async () => {
    const now = home.context.world.now().toString();
    const due = await home.records.rows(
      `SELECT 1 FROM timers WHERE kind = 'wake_owner' AND state = 'waiting' AND "dueAt" <= $1::timestamptz`,
      [now],
    );
    return due.length === 0;
  });
}

async function wakeAfter(hours: number): Promise<readonly string[]> {
  return home.heardBy(dave.owner, async () => {
    home.advance({ hours });
    await woken();
  });
}

describe("an owner who wants no alerts", () => {
  it("has no quiet hours without asking: an alert comes at once", async () => {
    assert.equal((await hears(job)).length, 1);
  });

  it("hears of nothing in quiet hours but of emergencies and danger, and of the rest at their end, once", async () => {
    assert.match(await quietNow(), /^Quiet from \d\d:\d\d to \d\d:\d\d each day/);
    assert.deepEqual(await hears(job), []);
    assert.match(
      (await hears("burst pipe, water pouring through the ceiling, emergency! LS1 4AP")).join(),
      /EMERGENCY/,
    );
    assert.match((await hears("there's a strong smell of gas")).join(), /DANGER/);
    const heard = await wakeAfter(3);
    assert.equal(heard.length, 1, JSON.stringify(heard));
    assert.match(heard[0] ?? "", /Job #1: .*tap/);
    assert.deepEqual(await wakeAfter(24), []);
  });

  it("gets one text where many alerts waited, with the number of each job", async () => {
    await quietNow();
    for (const words of ["tap drips LS1 4AP", "toilet blocked LS2 7AB", "no heating, LS3 1AA", "sink blocked LS4 2BB"])
      assert.deepEqual(await hears(words), []);
    const heard = await wakeAfter(3);
    assert.equal(heard.length, 1, JSON.stringify(heard));
    assert.match(heard[0] ?? "", /^While you were quiet: 4 alerts, about #1, #2, #3, #4\./);
  });

  it("has alerts off until tomorrow, and back on before, when what waited comes", async () => {
    assert.match(await owner.told("ALERTS OFF until tomorrow"), /wait until \w{3} 07:00.*ALERTS ON/);
    assert.match(await owner.told("STATUS"), /Alerts wait until/);
    assert.deepEqual(await hears(job), []);
    assert.match((await hears("I can smell gas!")).join(), /DANGER/);
    const heard = await home.heardBy(dave.owner, async () => {
      await owner.texts("ALERTS ON");
      await woken();
    });
    assert.ok(heard.some((body) => body.startsWith("Alerts are on again")));
    assert.ok(
      heard.some((body) => /Job #1: .*tap/.test(body)),
      JSON.stringify(heard),
    );
  });

  it("has them off for longer by saying so again, and no longer than until tomorrow", async () => {
    await owner.told("alerts off");
    assert.deepEqual(await hears(job), []);
    home.advance({ hours: 20 });
    await owner.texts("alerts off");
    const heard = await wakeAfter(48);
    assert.equal(heard.length, 1, JSON.stringify(heard));
  });

  it("does not keep the operator's switch from stopping what waited", async () => {
    await quietNow();
    await hears(job);
    await home.records.rows(`UPDATE clients SET "alertsPaused" = true WHERE id = $1 RETURNING id`, [dave.id]);
    assert.deepEqual(await wakeAfter(3), []);
    const incidents = await home.records.rows(`SELECT kind FROM incidents WHERE "clientId" = $1`, [dave.id]);
    assert.deepEqual(incidents, [{ kind: "owner_not_told" }]);
  });
});
