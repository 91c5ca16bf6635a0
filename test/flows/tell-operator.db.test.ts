import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { addNumberToPool } from "../../src/flows/add-number.ts";
import { tellOperator } from "../../src/flows/tell-operator.ts";
import { openOperatorStore } from "../../src/store/operator.ts";
import { acknowledgeIncident, raiseIncident, resolveIncident } from "../../src/store/incidents.ts";
import {
  installation,
  operatorNumber,
  operatorPhone,
  type Installation,
  type TestClient,
} from "../support/installation.ts";
import { until } from "../support/until.ts";

describe("the operator", () => {
  let home: Installation;
  let dave: TestClient;
  let raised = 0;
  before(async () => {
    home = await installation({ operatorNumber });
    dave = await home.liveClient();
    await home.untilIdle();
    await home.stopWork();
  });
  beforeEach(async () => {
    await home.records.rows(`UPDATE incidents SET "operatorToldAt" = now()`);
    home.advance({ hours: 1 });
  });
  after(() => home.close());

  const texts = async () => (await home.records.outbox(operatorPhone)).map(({ body }) => body);
  const tell = () => tellOperator(home.context.world);
  const untold = async () =>
    (await home.records.rows(`SELECT 1 FROM incidents WHERE "operatorToldAt" IS NULL AND state = 'open'`)).length;

  async function raise(kind: string, subject = `subject ${(raised += 1)}`): Promise<void> {
    const { world } = home.context;
    const incident = { kind, subject, detail: "Something is wrong at Dave's Plumbing." };
    await world.store.withTenant(dave.id, (tx) => raiseIncident(tx, dave.id, incident, world.now()));
  }

  /** What `work` adds to the operator's texts. */
  async function added(work: () => Promise<unknown>): Promise<readonly string[]> {
    const earlier = (await texts()).length;
    await work();
    return (await texts()).slice(earlier);
  }

  it("is told nothing while the number is not in the pool, and of everything once it is", async () => {
    await raise("danger");
    assert.equal(await tell(), 0);
    assert.deepEqual([await texts(), await untold()], [[], 1]);
    assert.deepEqual(await home.records.rows(`SELECT 1 FROM refusals WHERE action = 'text_operator'`), []);
    const { store, carrier, world } = home.context;
    const number = { phone: operatorNumber, role: "SYSTEM" } as const;
    assert.equal(await addNumberToPool(store, carrier, number, world.now()), null);
    assert.equal(await tell(), 1);
    const [text] = await texts();
    assert.match(text ?? "", /^JobRun URGENT: Something is wrong at Dave's Plumbing\. .*jobrun incident list$/);
    assert.equal(await untold(), 0);
  });

  it("is told nothing, and nothing is lost, without a phone or a number of ours", async () => {
    await raise("danger");
    const { world } = home.context;
    assert.equal(await tellOperator({ ...world, operatorPhone: null }), 0);
    assert.equal(await tellOperator({ ...world, operatorNumber: null }), 0);
    assert.equal(await untold(), 1);
  });

  it("is told of each once, by however many workers", async () => {
    const told = await added(async () => {
      for (const kind of ["danger", "danger", "stray_number"]) await raise(kind);
      await Promise.all([tell(), tell(), tell()]);
      await tell();
    });
    assert.equal(told.length, 3);
    assert.equal(await untold(), 0);
  });

  it("is not told again of one that is open, and is where it was resolved in between", async () => {
    const once = await added(async () => {
      await raise("danger", "the boiler");
      await tell();
      await raise("danger", "the boiler");
      await tell();
    });
    assert.equal(once.length, 1);
    await home.context.store.withTenant(dave.id, (tx) => resolveIncident(tx, dave.id, "danger", "the boiler"));
    const again = await added(async () => {
      await raise("danger", "the boiler");
      await tell();
    });
    assert.equal(again.length, 1);
  });

  it("is not told of what somebody has seen, or of what is older than a day", async () => {
    const { store, world } = home.context;
    await raise("danger", "seen");
    const [row] = await home.records.rows<{ id: string }>(`SELECT id FROM incidents WHERE subject = 'seen'`);
    await store.withTenant(dave.id, (tx) => acknowledgeIncident(tx, dave.id, row?.id ?? "", "Ann", world.now()));
    await raise("danger", "old");
    await home.records.rows(`UPDATE incidents SET "openedAt" = $1 WHERE subject = 'old'`, [
      world.now().subtract({ hours: 24 }).toString(),
    ]);
    assert.deepEqual(await added(tell), []);
  });

  it("mutes what is not urgent, for twelve hours at most and with a word in the audit, and hears of it after", async () => {
    const { world } = home.context;
    const operator = openOperatorStore(home.database.operatorUrl);
    try {
      const mute = (hours: number | null) => {
        const end = hours === null ? null : world.now().add({ hours });
        return operator.mute({ until: end, reason: "sleep", by: "Ann" }, world.now());
      };
      await assert.rejects(mute(13), /twelve hours at most/);
      await mute(12);
      await raise("stray_number");
      await raise("danger");
      assert.equal((await added(tell)).length, 1);
      assert.equal(await untold(), 1);
      await mute(null);
      assert.equal((await added(tell)).length, 1);
      assert.equal(await untold(), 0);
    } finally {
      await operator.close();
    }
    const kept = `SELECT what, who FROM audit WHERE why = 'sleep' ORDER BY day, place`;
    assert.deepEqual(await home.records.rows(kept), [
      { what: "operator alerts off", who: "Ann" },
      { what: "operator alerts on", who: "Ann" },
    ]);
  });

  it("hears of what is not urgent in one text, and for half an hour no more of it", async () => {
    const first = await added(async () => {
      await raise("stray_number");
      await raise("owner_not_told");
      await tell();
    });
    assert.equal(first.length, 1);
    assert.match(first[0] ?? "", / And 1 more\. /);
    const quiet = await added(async () => {
      await raise("stray_number");
      await tell();
    });
    assert.deepEqual(quiet, []);
    home.advance({ minutes: 30 });
    assert.equal((await added(tell)).length, 1);
  });

  it("gets twelve texts an hour at most; the rest waits, and is told of in one", async () => {
    const told = await added(async () => {
      for (let text = 0; text < 12; text += 1) {
        await raise("danger");
        await tell();
      }
      for (let text = 0; text < 7; text += 1) await raise("danger");
      assert.equal(await tell(), 0);
    });
    assert.deepEqual([told.length, await untold()], [12, 7]);
    home.advance({ hours: 1 });
    const [rest, ...more] = await added(tell);
    assert.deepEqual([more, await untold()], [[], 0]);
    assert.match(rest ?? "", / And 6 more\. /);
  });

  it("is told by the schedule, on their own phone, though everything is paused", async () => {
    await home.records.rows(`UPDATE platform SET "outboundPaused" = true`);
    const earlier = (await home.network.textsTo(operatorPhone)).length;
    await home.records.rows(`UPDATE outbox SET state = 'expired' WHERE state = 'queued'`);
    await raise("carrier_refuses");
    await home.startWork();
    await until("the text is there", async () => (await home.network.textsTo(operatorPhone)).length > earlier);
    const last = (await home.network.textsTo(operatorPhone)).at(-1);
    assert.deepEqual([last?.from, last?.body.slice(0, 14)], [operatorNumber, "JobRun URGENT:"]);
    await home.untilIdle();
  });
});
