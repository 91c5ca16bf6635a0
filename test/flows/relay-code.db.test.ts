import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Installation, TestClient } from "../support/installation.ts";
import { codeIn, forEachTest, type OwnerAtHome } from "./owner-at-home.ts";

let home: Installation;
let dave: TestClient;
let owner: OwnerAtHome;
forEachTest((fresh) => ({ home, dave, owner } = fresh));

const bodies = (phone: string) => home.network.bodiesTo(phone);

describe("a code", () => {
  it("that went to the owner's phone must come back before any words go, and is not kept", async () => {
    const { phone, number } = await owner.newLead();
    const before_ = await bodies(phone);
    const asked = await owner.told(`${number} on my way, 20 min`);
    assert.match(asked, /JobRun code \d{6}.*on my way, 20 min/);
    assert.deepEqual(await bodies(phone), before_);
    const kept = await home.records.rows<{ state: string }>(`SELECT state::text FROM owner_threads WHERE phone = $1`, [
      dave.owner,
    ]);
    assert.ok(!JSON.stringify(kept).includes(codeIn(asked)), "the code itself is not kept");
    assert.match((await owner.prove(asked)).join(), /^Sent to #\d+: "on my way, 20 min"/);
    assert.deepEqual((await bodies(phone)).slice(before_.length), [`${dave.name}: on my way, 20 min`]);
  });

  it("counts for nothing after three wrong ones, and after ten minutes", async () => {
    const { phone, number } = await owner.newLead();
    const said = await bodies(phone);
    const asked = codeIn(await owner.told(`${number} hello`));
    const wrong = String((Number(asked) + 1) % 1_000_000).padStart(6, "0");
    assert.match(await owner.told(wrong), /2 tries left/);
    assert.match(await owner.told(wrong), /One try left/);
    assert.match(await owner.told(wrong), /not count any more/);
    assert.match(await owner.told(asked), /Nothing waits/);
    const late = codeIn(await owner.told(`${number} hello again`));
    home.advance({ minutes: 10 });
    assert.match(await owner.told(late), /not count any more/);
    assert.deepEqual(await bodies(phone), said);
  });

  it("lets go the words for which it was sent, and no others", async () => {
    const { phone, number } = await owner.newLead();
    const first = codeIn(await owner.told(`${number} the first words`));
    const second = codeIn(await owner.told(`${number} the second words`));
    if (first !== second) assert.match(await owner.told(first), /not the code/);
    await owner.told(second);
    assert.equal((await bodies(phone)).at(-1), `${dave.name}: the second words`);
  });

  it("is texted five times a day at most", async () => {
    const { number } = await owner.newLead();
    const heard: string[] = [];
    for (const words of ["one", "two", "three", "four", "five", "six"])
      heard.push(await owner.told(`${number} ${words}`));
    assert.deepEqual(
      heard.map((text) => text.startsWith("JobRun code")),
      [true, true, true, true, true, false],
    );
    assert.match(heard.at(-1) ?? "", /too many codes/);
  });
});
