import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { displayPhone, type Phone } from "../../src/domain/phone.ts";
import { firstText } from "../../src/domain/wording/customer.ts";
import { until } from "../support/until.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

let home: Installation;
let dave: TestClient;
let caller: Phone;
before(async () => {
  home = await installation();
});
after(() => home.close());
beforeEach(async () => {
  dave = await home.liveClient();
  caller = home.nextPhone();
});

const rings = async (from = caller) => {
  await home.network.call(from, dave.number);
  await home.untilIdle();
};
/** Whom the owner was told to ring. */
async function toRing(): Promise<readonly string[]> {
  const bodies = await home.network.bodiesTo(dave.owner);
  return bodies.flatMap((body) => /^Ring this one: ([\d ]+)\./.exec(body)?.[1] ?? []);
}
const incidents = () =>
  home.records.rows<{ kind: string; times: number; subject: string }>(
    `SELECT kind, times, subject FROM incidents WHERE "clientId" = $1 ORDER BY kind`,
    [dave.id],
  );
const spendAll = () => home.records.rows(`INSERT INTO spend VALUES ($1, spend_day(now()), 500)`, [dave.id]);
const permits = (count: number, template: string, to: string, hash = "h") =>
  home.records.rows(
    `INSERT INTO permits SELECT $1, 'old' || n || $1, 'text_customer', $4, $2, $3, 'old' || n, 1, $6, '{}', now()
     FROM generate_series(1, $5::int) n`,
    [dave.id, dave.number, template, to, count, hash],
  );

describe("a caller whom the gate will not text", () => {
  it("because the day's money is spent is rung by the owner; the operator hears once that day", async () => {
    await spendAll();
    const other = home.nextPhone();
    await rings();
    await rings(other);
    assert.deepEqual(await toRing(), [displayPhone(caller), displayPhone(other)]);
    const [incident, ...more] = await incidents();
    assert.deepEqual([incident?.kind, incident?.times, more], ["money_cap", 2, []]);
    assert.match(incident?.subject ?? "", /^\d{4}-\d{2}-\d{2}$/);
  });

  it("because the money ran out after it was granted is rung, too, and it is the same incident", async () => {
    // Often enough that it has not gone by the time the money has.
    await home.network.fault({ send: "429", times: 5 });
    await home.network.call(caller, dave.number);
    await until("it waits to go again", async () => {
      const [waiting] = await home.records.outbox(caller);
      return waiting?.state === "queued" && waiting.attempts > 0;
    });
    await home.records.rows(`UPDATE spend SET pence = 500 WHERE "clientId" = $1`, [dave.id]);
    await home.untilIdle();
    await home.network.heal();
    const [text] = await home.records.outbox(caller);
    assert.deepEqual([text?.state, text?.reason], ["stopped", "money_cap"]);
    home.advance({ seconds: 11 });
    await until("the owner is told", async () => (await toRing()).includes(displayPhone(caller)));
    const raised = async () => (await incidents()).map(({ kind, times }) => `${kind} ${times}`);
    assert.deepEqual(await raised(), ["money_cap 1"]);
    await rings(home.nextPhone());
    assert.deepEqual(await raised(), ["money_cap 2"]);
  });

  it("because too many were texted for the first time this hour is rung; the operator hears once", async () => {
    await permits(30, "send_first_text", "+44 another block 0000");
    await rings();
    assert.deepEqual(await toRing(), [displayPhone(caller)]);
    const [incident] = await incidents();
    assert.equal(incident?.kind, "first_contacts_reached");
    assert.match(incident?.subject ?? "", /^\d{4}-\d{2}-\d{2}T\d{2}$/);
  });

  it("among a thousand that ring is told of to the owner twenty times an hour; the operator hears of the rest", async () => {
    await permits(20, "send_first_text", home.nextPhone());
    for (let place = 0; place < 24; place += 1) await home.network.call(home.nextPhone(), dave.number);
    await home.untilIdle();
    await rings();
    const told = (await toRing()).length;
    assert.ok(told >= 20 && told < 24, `${told} were told of, where each of four lanes may be one too many`);
    const kinds = (await incidents()).map(({ kind, times }) => `${kind} ${times}`);
    assert.deepEqual(kinds.toSorted(), ["first_contacts_of_block 25", `too_many_to_ring ${25 - told}`]);
  });

  it("because it would be the same words again is the operator's to know, and nobody rings", async () => {
    const [row] = await home.records.rows<{ hash: string }>(`SELECT body_hash($1) AS hash`, [firstText(dave.name)]);
    await permits(1, "earlier", caller, row?.hash);
    await rings();
    assert.deepEqual([await toRing(), (await incidents()).map(({ kind }) => kind)], [[], ["same_words_lately"]]);
  });

  it("because they got too many texts is rung", async () => {
    await permits(20, "earlier", caller);
    await rings();
    assert.deepEqual([await toRing(), await incidents()], [[displayPhone(caller)], []]);
  });

  it("because their thread loops is rung where they ring themselves, and not where they write", async () => {
    const rang = home.nextPhone();
    await home.records.rows(
      `INSERT INTO looping_threads SELECT $1, phone, 'test', now(), now() + interval '1 day' FROM unnest($2::text[]) phone`,
      [dave.id, [caller, rang]],
    );
    await home.network.text(caller, dave.number, "the boiler is out, LS1 4AP");
    await home.untilIdle();
    assert.deepEqual(await toRing(), []);
    await rings(rang);
    assert.deepEqual(await toRing(), [displayPhone(rang)]);
    assert.deepEqual([await home.records.outbox(caller), await home.records.outbox(rang)], [[], []]);
  });

  it("because they opted out is nobody's to ring for that", async () => {
    await home.network.text(caller, dave.number, "STOP");
    await rings();
    assert.deepEqual([await toRing(), await incidents()], [[], []]);
  });
});

describe("words about danger that the gate refuses", () => {
  it("have owner and operator told to ring", async () => {
    await home.records.rows(
      `INSERT INTO unreachable_numbers VALUES ($1, $2, '30005', now(), now() + interval '1 day')`,
      [dave.id, caller],
    );
    await home.network.text(caller, dave.number, "I can smell gas");
    await home.untilIdle();
    assert.deepEqual(await toRing(), [displayPhone(caller)]);
    assert.deepEqual(
      (await incidents()).map(({ kind }) => kind),
      ["danger", "safety_not_sent"],
    );
  });

  it("since they were said just now are no news", async () => {
    for (const body of ["I can smell gas", "I can still smell gas"]) {
      await home.network.text(caller, dave.number, body);
      await home.untilIdle();
    }
    assert.deepEqual([await toRing(), (await incidents()).map(({ kind }) => kind)], [[], ["danger"]]);
  });

  it("or that come too late have them told, too", async () => {
    await home.stopWork();
    await home.network.text(caller, dave.number, "I can smell gas");
    await home.network.settle(5_000);
    home.advance({ minutes: 11 });
    await home.startWork();
    await home.untilIdle();
    assert.deepEqual(await toRing(), [displayPhone(caller)]);
    assert.deepEqual(
      (await incidents()).map(({ kind }) => kind),
      ["danger", "safety_not_sent"],
    );
  });
});
