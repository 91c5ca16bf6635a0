import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

let home: Installation;
let dave: TestClient;

before(async () => {
  home = await installation();
  dave = await home.liveClient("Dave's Plumbing");
});
after(() => home.close());

async function says(from: string, body: string): Promise<void> {
  await home.network.text(from, dave.number, body);
  await home.untilIdle();
}

const ownerHears = (work: () => Promise<unknown>) => home.heardBy(dave.owner, work);

describe("a text from a number that nobody may text back", () => {
  for (const [from, shown] of [
    ["+12025550123", "+1 202 555 0123"],
    ["+441632960124", "01632 960124"],
  ] as const) {
    it(`(from ${from}) is never answered; the owner is told to ring, once a day`, async () => {
      const heard = await ownerHears(async () => {
        await says(from, "Boiler broken, LS1 4AP");
        await says(from, "Hello? Anybody?");
      });
      assert.deepEqual(heard, [
        `${shown} texted and cannot be texted back: please ring. They wrote: Boiler broken, LS1 4AP`,
      ]);
      assert.deepEqual(await home.records.outbox(from), []);
    });
  }

  it("(from abroad, selling something) is recorded, and nobody is told", async () => {
    const from = "+12025550124";
    assert.deepEqual(await ownerHears(() => says(from, "Grow your business with our SEO services! Click here")), []);
    assert.deepEqual(await home.records.outbox(from), []);
  });

  it("(from abroad, about danger) is told to owner and operator each time", async () => {
    const from = "+12025550125";
    const heard = await ownerHears(async () => {
      await says(from, "My mum smells gas at 3 Elm Road");
      home.advance({ minutes: 11 });
      await says(from, "she says the gas smell is worse");
    });
    assert.deepEqual(
      heard.map((body) => body.slice(0, 12)),
      ["DANGER: gas.", "DANGER: gas."],
    );
    const raised = await home.records.rows(
      `SELECT count(*)::integer AS count FROM incidents WHERE kind = 'danger' AND detail LIKE 'Somebody who cannot%gas.'`,
    );
    assert.deepEqual(raised, [{ count: 2 }]);
  });

  it("(from a landline that says STOP) is kept as an opt-out", async () => {
    const from = "+441632960129";
    assert.deepEqual(await ownerHears(() => says(from, "STOP")), []);
    const kept = await home.records.rows(`SELECT "clearedAt" IS NULL AS out FROM opt_outs WHERE phone = $1`, [from]);
    assert.deepEqual(kept, [{ out: true }]);
  });
});
