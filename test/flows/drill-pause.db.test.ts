import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { addNumberToPool } from "../../src/flows/add-number.ts";
import { drillPause, drillTexts } from "../../src/flows/drill-pause.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { installation, operatorNumber, operatorPhone, type Installation } from "../support/installation.ts";

describe("a drill of the pause", () => {
  let home: Installation;
  let operator: OperatorStore;
  before(async () => {
    home = await installation();
    operator = openOperatorStore(home.database.operatorUrl);
    await home.untilIdle();
  });
  beforeEach(() => home.advance({ hours: 2 }));
  after(async () => {
    await operator.close();
    await home.close();
  });

  const drill = (waitMs = 5_000, drainMs = 5_000) =>
    drillPause({
      operator,
      store: home.context.store,
      phone: operatorPhone,
      number: operatorNumber,
      by: "Ann",
      now: home.context.world.now,
      waitMs,
      drainMs,
    });
  const pausedNow = async () =>
    (
      await home.records.rows(
        `SELECT 1 FROM clients WHERE "outboundPaused" UNION ALL SELECT 1 FROM platform WHERE "outboundPaused"`,
      )
    ).length;
  /** What waits, of this or any drill. */
  const left = async () =>
    (
      await home.records.rows(`SELECT 1 FROM outbox WHERE state IN ('queued', 'sending', 'held', 'unknown')
        UNION ALL SELECT 1 FROM held_decisions WHERE state = 'waiting'`)
    ).length;
  const presses = async () =>
    (
      await home.records.rows<{ press: string }>(
        `SELECT concat("clientId", ' ', scope, ' ', what, ' ', who) AS press FROM audit WHERE what LIKE 'outbound%' ORDER BY day, place`,
      )
    ).map(({ press }) => press);

  it("is refused, and leaves nothing, where the operator's number is not one of ours", async () => {
    assert.deepEqual(await drill(), { refused: "sender_not_the_clients" });
    assert.deepEqual([await left(), await pausedNow(), await presses()], [0, 0, []]);
    const { store, carrier, world } = home.context;
    assert.equal(await addNumberToPool(store, carrier, { phone: operatorNumber, role: "SYSTEM" }, world.now()), null);
  });

  it("drains, lets nothing begin after that, holds what was queued and what is asked for, and leaves nothing", async () => {
    const proof = await drill();
    assert.ok("state" in proof, JSON.stringify(proof));
    assert.deepEqual(proof.wrong, []);
    assert.deepEqual([proof.state, proof.late], ["drained", 0]);
    assert.ok(proof.before >= 2 && proof.before < drillTexts.queued, `${proof.before} before`);
    assert.equal(proof.held, drillTexts.queued - proof.before + drillTexts.askedAfter);
    assert.ok(proof.tookMs < 5_000);
    assert.deepEqual([await left(), await pausedNow()], [0, 0]);
    await home.untilIdle();
    assert.equal((await home.network.textsTo(operatorPhone)).length, proof.before, "what was held was not sent");
  });

  it("presses the house client's switch and no other, and is kept in the audit", async () => {
    assert.deepEqual(await presses(), [
      "client_jobrun client outbound off Ann",
      "client_jobrun client outbound on Ann",
    ]);
  });

  it("tells nobody of the texts that it ended", async () => {
    const untold = `SELECT 1 FROM outbox WHERE state = 'expired' AND "toldAt" IS NULL`;
    assert.deepEqual(await home.records.rows(untold), []);
    assert.deepEqual(await home.records.rows(`SELECT 1 FROM incidents`), []);
  });

  it("is refused where the pause is on already, and leaves it on", async () => {
    for (const [table, reason] of [
      ["clients", "client_paused"],
      ["platform", "platform_paused"],
    ] as const) {
      await home.records.rows(`UPDATE ${table} SET "outboundPaused" = true`);
      assert.deepEqual(await drill(), { refused: reason });
      assert.ok((await pausedNow()) > 0);
      await home.records.rows(`UPDATE ${table} SET "outboundPaused" = false`);
    }
    assert.equal(await left(), 0);
  });

  it("says that nothing takes its texts where no JobRun runs, and leaves nothing", async () => {
    await home.stopWork();
    assert.deepEqual(await drill(50), { notTaken: true });
    assert.deepEqual([await left(), await pausedNow()], [0, 0]);
    assert.equal((await presses()).length, 2, "nothing was pressed");
    await home.startWork();
  });

  it("says that a pause did not drain where a sender may still be at it", async () => {
    await home.records.rows(
      `WITH permit AS (INSERT INTO permits VALUES ('client_jobrun', 'stuck', 'text_drill', $1, $2, 't', 'stuck', 1, body_hash('hello'), '{}', now()))
       SELECT 1`,
      [operatorPhone, "+447700900997"],
    );
    await home.records.rows(
      `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt",
         "expiresAt", state, "leasedUntil", "senderUntil")
       VALUES ('client_jobrun', 'stuck', 'stuck', 'text_drill', $1, 't', 'stuck', 'hello', $2, 1, now(), now() + interval '1 h',
         'sending', now() + interval '1 h', now() + interval '1 h')`,
      [operatorPhone, "+447700900997"],
    );
    const proof = await drill(5_000, 50);
    assert.ok("state" in proof, JSON.stringify(proof));
    assert.deepEqual([proof.state, proof.late, await left(), await pausedNow()], ["paused", 0, 1, 0]);
    assert.match(proof.wrong.join(), /under way still/);
    await home.records.rows(
      `UPDATE outbox SET state = 'refused', reason = 'a test', "senderUntil" = NULL WHERE id = 'stuck'`,
    );
  });

  it("finds three drills within an hour to be enough", async () => {
    const drills = [];
    for (let times = 0; times < 4; times += 1) drills.push(await drill());
    assert.deepEqual(drills.at(-1), { refused: "cap_reached" });
    assert.equal(await left(), 0);
  });
});
