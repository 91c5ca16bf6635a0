import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nothingSaid } from "../../src/domain/lead-facts.ts";
import { leadStates, mayFollow, stateAfter, stateByFacts } from "../../src/domain/lead-state.ts";

const job = { ...nothingSaid, job: "no heating" };
const placed = { ...job, postcode: "LS1 4AP" };

describe("a lead", () => {
  it("never goes back from what was found out, but for what an owner gave back", () => {
    for (const [from, to] of [
      ["NEEDS_INFO", "NEW"],
      ["QUALIFIED", "NEEDS_INFO"],
      ["URGENT", "QUALIFIED"],
    ] as const) {
      assert.equal(mayFollow(from, to, "event"), false);
      assert.equal(mayFollow("AWAITING_BOOKING", to, "event"), true);
    }
  });

  it("that has ended is opened, or ended otherwise, by a text of the owner's alone", () => {
    for (const to of leadStates) {
      assert.equal(mayFollow("CLOSED", to, "event"), false);
      assert.equal(mayFollow("CLOSED", to, "timer"), false);
      assert.equal(mayFollow("CLOSED", to, "owner_text"), true);
    }
  });

  it("stands where its facts say", () => {
    assert.equal(stateByFacts({ ...nothingSaid, danger: "injury" }), "NEW");
    assert.equal(stateByFacts(job), "NEEDS_INFO");
    assert.equal(stateByFacts(placed), "QUALIFIED");
    assert.equal(stateByFacts({ ...job, place: "Otley" }), "QUALIFIED");
    assert.equal(stateByFacts({ ...job, urgency: "emergency" }), "URGENT");
  });

  it("that waits for a visit goes on waiting, unless it has just become an emergency", () => {
    const grave = { ...placed, urgency: "emergency" } as const;
    assert.equal(stateAfter("AWAITING_BOOKING", placed, false), "AWAITING_BOOKING");
    assert.equal(stateAfter("AWAITING_BOOKING", grave, false), "AWAITING_BOOKING");
    assert.equal(stateAfter("AWAITING_BOOKING", grave, true), "URGENT");
  });

  it("that was urgent stays so", () => {
    assert.equal(stateAfter("URGENT", placed, false), "URGENT");
    assert.equal(stateAfter("NEEDS_INFO", placed, false), "QUALIFIED");
    assert.equal(stateAfter(null, placed, false), "QUALIFIED");
  });
});
