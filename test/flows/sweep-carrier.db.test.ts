import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Carrier } from "../../src/flows/carrier.ts";
import { sweepCarrier, type Swept } from "../../src/flows/sweep-carrier.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { judgeIntake, judgeSends } from "../support/judge-sends.ts";
import { until } from "../support/until.ts";

describe("the sweep", () => {
  let home: Installation;
  let dave: TestClient;

  before(async () => {
    home = await installation();
    dave = await home.liveClient();
  });
  after(() => home.close());

  const sweep = (carrier: Carrier = home.context.carrier): Promise<Swept> =>
    sweepCarrier(home.context.world, carrier, () => undefined);

  /** As in an outage: nothing of what `work` does reaches us, neither webhooks nor callbacks. */
  async function unheard(work: () => Promise<unknown>): Promise<void> {
    await home.network.fault({ webhooks: "lost", callbacks: "lost" });
    await work();
    await home.network.settle(5_000);
    await home.network.heal();
  }
  const mark = async () =>
    (
      await home.records.rows<{ at: Date | null }>(`SELECT "sweptUntil" AS at FROM numbers WHERE phone = $1`, [
        dave.number,
      ])
    )[0]?.at;

  it("that breaks off moves no mark, so that the next one finds all of it", async () => {
    const caller = home.nextPhone();
    await unheard(() => home.network.call(caller, dave.number));
    const before_ = await mark();
    const broken: Carrier = {
      ...home.context.carrier,
      listTexts: async () => {
        throw new Error("the carrier is down");
      },
    };
    await assert.rejects(sweep(broken), /the carrier is down/);
    assert.deepEqual(await mark(), before_);
    await sweep();
    await home.untilIdle();
    assert.equal((await home.network.textsTo(caller)).length, 1);
    assert.notDeepEqual(await mark(), before_);
  });

  it("moves no mark where the carrier's list was longer than what is read of it", async () => {
    const before_ = await mark();
    const call = await home.context.carrier.listCalls({
      to: dave.number,
      from: null,
      since: home.context.world.now().subtract({ hours: 1 }),
      limit: 1,
    });
    const endless: Carrier = {
      ...home.context.carrier,
      listCalls: async ({ limit }) => Array.from({ length: limit }, () => call).flat(),
    };
    const world = { ...home.context.world, receive: async () => ({ first: false }) };
    await sweepCarrier(world, endless, () => undefined);
    assert.deepEqual(await mark(), before_);
  });

  it("takes in what no webhook brought, once, and twice changes nothing", async () => {
    const caller = home.nextPhone();
    await unheard(async () => {
      await home.network.call(caller, dave.number);
      await home.network.settle(5_000);
      await home.network.text(caller, dave.number, "the boiler is leaking, LS1 4AP");
    });
    assert.deepEqual(await sweep(), { texts: 1, calls: 1 });
    await home.untilIdle();
    assert.deepEqual(await sweep(), { texts: 0, calls: 0 });
    await home.untilIdle();
    const bodies = await home.network.bodiesTo(caller);
    assert.equal(bodies.length, 2);
    assert.match(bodies[0] ?? "", /^Hi, it's/);
    assert.match(bodies[1] ?? "", /^Thanks\./);
    assert.deepEqual(await judgeIntake(home, [dave.number]), []);
    assert.deepEqual(await judgeSends(home), []);
  });

  it("takes a conversation in the order in which it was said, whichever list it is on", async () => {
    const person = home.nextPhone();
    await unheard(async () => {
      await home.network.text(person, dave.number, "the boiler is leaking, LS1 4AP");
      // The carrier's lists know whole seconds.
      const second = Math.floor(Date.now() / 1000);
      await until("the next second", () => Math.floor(Date.now() / 1000) > second);
      await home.network.call(person, dave.number);
    });
    await sweep();
    await home.untilIdle();
    const kinds = (
      await home.records.rows<{ kind: string }>(`SELECT kind FROM inbox WHERE thread = $1 ORDER BY seq`, [
        `${dave.number}|${person}`,
      ])
    ).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["text_arrived", "call_arrived"]);
  });

  it("after an outage longer than it usually looks back finds the whole of it; the owner rings, nobody is texted late", async () => {
    const [early, late] = [home.nextPhone(), home.nextPhone()];
    const heard = (await home.network.textsTo(dave.owner)).length;
    await home.stopWork();
    await unheard(() => home.network.call(early, dave.number));
    home.advance({ hours: 5 });
    await unheard(() => home.network.text(late, dave.number, "the sink is blocked, LS2 7AA"));
    // Before the schedule sweeps, which would find them first.
    const swept = await sweep();
    await home.startWork();
    await home.untilIdle();
    assert.deepEqual(swept, { texts: 1, calls: 1 });
    assert.deepEqual(await home.network.textsTo(early), []);
    const told = (await home.network.bodiesTo(dave.owner)).slice(heard);
    assert.ok(told.some((body) => body.startsWith("Ring this one")));
    assert.ok(told.some((body) => /sink is blocked/.test(body)));
    assert.deepEqual(await judgeIntake(home, [dave.number]), []);
  });
});
