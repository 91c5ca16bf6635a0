import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parsePhone } from "../../src/domain/phone.ts";
import { helpsOwner, ownersStates, setUpStates, whyStuck, type SetUp } from "../../src/domain/stuck.ts";

const since = Temporal.Instant.from("2026-11-22T12:00:00Z");
const after = (minutes: number) => since.add({ minutes });
const number = parsePhone("+447700900123") ?? assert.fail();
const at = (state: SetUp["state"], more: Partial<SetUp> = {}): SetUp => ({
  state,
  since,
  agreed: true,
  number,
  ...more,
});

const minutes = [30, 30, 30, 30, 120, 60, 120, 120, 1_440];

describe("a set-up that does not go on", () => {
  it("is stuck after as long as the predecessor says for each state, and not a moment before", () => {
    for (const [place, state] of setUpStates.entries()) {
      const late = after(minutes[place] ?? assert.fail());
      assert.equal(whyStuck(at(state), late.subtract({ milliseconds: 1 })), null, state);
      assert.equal(whyStuck(at(state), late)?.state, state);
    }
  });

  it("helps its owner to be told of from then on for three days, but at the end, which is not the owner's to do", () => {
    for (const state of ownersStates) {
      assert.equal(helpsOwner(at(state), after(29)), null);
      assert.equal(helpsOwner(at(state), after(120)), state);
      assert.equal(helpsOwner(at(state), after(3 * 1_440)), state);
      assert.equal(helpsOwner(at(state), after(3 * 1_440 + 1)), null);
    }
    assert.equal(helpsOwner(at("S9_TEST_CALL"), after(1_440)), null);
  });

  it("waits for a number where there is none for somebody who has agreed, and the owner cannot help that", () => {
    const waiting = at("S5_CONFIRM_LIVE", { number: null });
    assert.equal(whyStuck(waiting, after(119)), null);
    assert.equal(whyStuck(waiting, after(120))?.why, "a number");
    assert.equal(helpsOwner(waiting, after(120)), null);
    assert.equal(whyStuck({ ...waiting, agreed: false }, after(120))?.why, "the owner's agreement");
    assert.equal(whyStuck(at("S5_CONFIRM_LIVE"), after(120))?.why, "the owner's agreement");
  });
});
