import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { tellUndelivered } from "../../src/flows/tell-undelivered.ts";
import { until } from "../support/until.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

describe("a text that was not sent in time", () => {
  let home: Installation;
  let dave: TestClient;
  before(async () => {
    home = await installation();
    dave = await home.liveClient();
    await home.untilIdle();
    await home.stopWork();
  });
  after(() => home.close());

  const toOwner = async () =>
    (await home.records.outbox(dave.owner)).flatMap(({ body }) => (body === "hello" ? [] : [body]));
  const incidents = async () =>
    (await home.records.rows<{ kind: string }>(`SELECT kind FROM incidents WHERE "clientId" = $1`, [dave.id])).map(
      ({ kind }) => kind,
    );

  const raised = async (kind: string) =>
    (
      await home.records.rows<{ times: number }>(`SELECT times FROM incidents WHERE "clientId" = $1 AND kind = $2`, [
        dave.id,
        kind,
      ])
    )[0]?.times ?? 0;

  /** As the claim leaves it when its time is over, or for another reason. */
  async function expired(
    recipient: string,
    action: string,
    times = 1,
    hoursAgo = 0,
    [state, reason]: readonly [string, string] = ["expired", "late"],
  ): Promise<void> {
    for (let at = 0; at < times; at += 1) {
      const id = `text_${crypto.randomUUID()}`;
      await home.records.rows(
        `INSERT INTO permits VALUES ($1, $2, $3, $4, $5, 't', $2, 1, body_hash('hello'), '{}', now())`,
        [dave.id, id, action, recipient, dave.number],
      );
      await home.records.rows(
        `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt",
           "expiresAt", state, reason, "settledAt")
         VALUES ($1, $2, $2, $3, $4, 't', $2, 'hello', $5, 1, now() - interval '2 h', now() - interval '1 h', $7, $8,
           now() - make_interval(hours => $6))`,
        [dave.id, id, action, recipient, dave.number, hoursAgo, state, reason],
      );
    }
  }

  it("is no news after a day", async () => {
    await expired(home.nextPhone(), "text_customer", 1, 25);
    assert.equal(await tellUndelivered(home.context.world), 0);
    assert.deepEqual(await toOwner(), []);
  });

  it("has the owner told to ring that customer, once, by however many workers and for however many texts", async () => {
    const customer = home.nextPhone();
    await expired(customer, "text_customer", 3);
    const { world } = home.context;
    const told = await Promise.all([tellUndelivered(world), tellUndelivered(world), tellUndelivered(world)]);
    assert.equal(
      told.reduce((sum, count) => sum + count, 0),
      3,
    );
    assert.equal(await tellUndelivered(world), 0);
    const untold = await home.records.rows(`SELECT id FROM outbox WHERE recipient = $1 AND "toldAt" IS NULL`, [
      customer,
    ]);
    assert.deepEqual(untold, [], "for good, and not only while somebody holds them");
    const bodies = await toOwner();
    assert.equal(bodies.length, 1);
    assert.match(bodies[0] ?? "", /^Ring this one: /);
    assert.deepEqual(await incidents(), []);
  });

  it("that was about danger is the operator's to know, too", async () => {
    await expired(home.nextPhone(), "text_safety");
    await tellUndelivered(home.context.world);
    assert.equal((await toOwner()).length, 2);
    assert.deepEqual(await incidents(), ["safety_not_sent"]);
  });

  it("and was to the owner is the operator's to know", async () => {
    await expired(dave.owner, "text_owner");
    await tellUndelivered(home.context.world);
    assert.deepEqual((await incidents()).toSorted(), ["owner_not_told", "safety_not_sent"]);
  });

  it("and was stopped by somebody's wish is no news, unless it was about danger or to the owner", async () => {
    const earlier = (await toOwner()).length;
    const wishes = ["opted_out", "ignored", "loop", "client_not_live"];
    for (const wish of wishes) await expired(home.nextPhone(), "text_customer", 1, 0, ["stopped", wish]);
    assert.equal(await tellUndelivered(home.context.world), wishes.length);
    assert.deepEqual([(await toOwner()).length, await raised("safety_not_sent")], [earlier, 1]);
    await expired(home.nextPhone(), "text_safety", 1, 0, ["stopped", "opted_out"]);
    await expired(dave.owner, "text_owner", 1, 0, ["stopped", "alerts_paused"]);
    await tellUndelivered(home.context.world);
    assert.deepEqual([(await toOwner()).length, await raised("safety_not_sent")], [earlier + 1, 2]);
    assert.equal(await raised("owner_not_told"), 2);
  });

  it("to a caller whom the owner ignores by now is not told of, unless it was about danger", async () => {
    const earlier = (await toOwner()).length;
    const [one, other] = [home.nextPhone(), home.nextPhone()];
    await home.records.rows(`INSERT INTO ignored_callers SELECT $1, phone, true, now() FROM unnest($2::text[]) phone`, [
      dave.id,
      [one, other],
    ]);
    await expired(one, "text_customer");
    await tellUndelivered(home.context.world);
    assert.equal((await toOwner()).length, earlier);
    await expired(other, "text_safety");
    await tellUndelivered(home.context.world);
    assert.equal((await toOwner()).length, earlier + 1);
  });

  it("that answered somebody, or went to the operator or in a drill, has nobody rung; a notice is the operator's", async () => {
    const before_ = [(await toOwner()).length, await raised("owner_not_told")] as const;
    for (const action of ["answer_owner", "text_operator", "text_drill"]) await expired(home.nextPhone(), action);
    await tellUndelivered(home.context.world);
    assert.deepEqual([(await toOwner()).length, await raised("owner_not_told")], before_);
    await expired(dave.owner, "notify_owner");
    await tellUndelivered(home.context.world);
    assert.deepEqual([(await toOwner()).length, await raised("owner_not_told")], [before_[0], before_[1] + 1]);
  });

  it("has its owner told by the schedule", async () => {
    const earlier = (await toOwner()).length;
    await expired(home.nextPhone(), "text_customer");
    await home.records.rows(`UPDATE timers SET "dueAt" = now() - interval '1 h' WHERE kind = 'tell_undelivered'`);
    await home.startWork();
    await home.untilIdle();
    await until("the owner is told", async () => (await toOwner()).length > earlier);
    await home.untilIdle();
    await home.stopWork();
  });
});
