import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Patience } from "../../../src/vendors/language-model/patience.ts";

function patienceAt() {
  const clock = { ms: 0 };
  return { clock, patience: new Patience(() => clock.ms) };
}
const fail = (patience: Patience, times: number) => {
  for (let time = 0; time < times; time += 1) {
    patience.begin();
    patience.end(false);
  }
};

describe("a model that fails", () => {
  it("is left alone after three failures in a row for fifteen seconds, and then gets one probe", () => {
    const { clock, patience } = patienceAt();
    fail(patience, 2);
    assert.equal(patience.isLeftAlone(), false);
    fail(patience, 1);
    assert.equal(patience.isLeftAlone(), true);
    clock.ms = 14_999;
    assert.equal(patience.isLeftAlone(), true);
    clock.ms = 15_000;
    assert.equal(patience.isLeftAlone(), false);
    patience.begin();
    assert.equal(patience.isLeftAlone(), true, "the probe is under way");
    patience.end(true);
    assert.equal(patience.isLeftAlone(), false);
  });

  it("is left alone twice as long after each probe that fails, and no longer than five minutes", () => {
    const { clock, patience } = patienceAt();
    fail(patience, 3);
    for (const pauseMs of [15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
      clock.ms += pauseMs - 1;
      assert.equal(patience.isLeftAlone(), true);
      clock.ms += 1;
      assert.equal(patience.isLeftAlone(), false);
      fail(patience, 1);
    }
  });

  it("with many questions under way is left alone once for all of them", () => {
    const { clock, patience } = patienceAt();
    for (let time = 0; time < 50; time += 1) patience.begin();
    for (let time = 0; time < 50; time += 1) patience.end(false);
    clock.ms = 15_000;
    assert.equal(patience.isLeftAlone(), false);
  });
});
