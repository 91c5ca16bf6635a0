import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

let home: Installation;

describe("a text to a client that is not live", () => {
  let early: TestClient;
  let person: string;
  const write = async (body: string) => {
    await home.network.text(person, early.number, body);
    await home.untilIdle();
  };
  before(async () => {
    home = await installation();
    early = await home.newClient("Not Yet Live Ltd");
  });
  after(() => home.close());
  beforeEach(() => {
    person = home.nextPhone();
  });

  it("is answered once a day by the holding reply, and begins no enquiry", async () => {
    await write("Boiler leaking, LS1 4AP");
    await write("Is anybody there?");
    const [only, ...more] = await home.network.bodiesTo(person);
    assert.match(only ?? "", /^Not Yet Live Ltd \(automated\): sorry, we can't take messages by text/);
    assert.deepEqual([more, await home.network.bodiesTo(early.owner)], [[], []]);
    assert.deepEqual(await home.records.rows(`SELECT 1 FROM leads WHERE "clientId" = $1`, [early.id]), []);
  });

  it("that says STOP counts, and nothing is sent after it", async () => {
    await write("STOP");
    await write("Boiler leaking, LS1 4AP");
    const kept = await home.records.rows(`SELECT "clearedAt" IS NULL AS out FROM opt_outs WHERE phone = $1`, [person]);
    assert.deepEqual([await home.network.bodiesTo(person), kept], [[], [{ out: true }]]);
  });

  it("about danger is answered with the safety words, and the operator is told since the owner is not", async () => {
    await write("I can smell gas in the kitchen");
    const [words, ...more] = await home.network.bodiesTo(person);
    assert.match(words ?? "", /^If you smell gas: .* Danger to life: 999\.$/);
    assert.deepEqual(more, []);
    const kinds = await home.records.rows<{ kind: string }>(
      `SELECT kind FROM incidents WHERE "clientId" = $1 ORDER BY kind`,
      [early.id],
    );
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ["danger", "emergency_not_told"],
    );
  });
});
