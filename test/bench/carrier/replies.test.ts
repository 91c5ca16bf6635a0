import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allAnswered, Replies } from "../../../bench/carrier/replies.ts";

describe("the texts that a bench waits for", () => {
  it("fail it where one is missing, whatever the others took", () => {
    const replies = new Replies();
    replies.expect("a", 100);
    replies.expect("b", 200);
    replies.arrived("a", 120);
    assert.equal(replies.waiting, 1);
    assert.throws(() => allAnswered(replies.take()), /^Error: 1 of 2 got no text$/);
  });

  it("fail it where somebody is texted twice, or without having called", () => {
    for (const others of ["a", "c"]) {
      const replies = new Replies();
      replies.expect("a", 100);
      replies.arrived("a", 120);
      replies.arrived(others, 130);
      assert.throws(() => allAnswered(replies.take()), /^Error: 1 texts came that nobody had asked for$/);
    }
  });

  it("are asked for once at a time, or a latency would count from the wrong moment", () => {
    const replies = new Replies();
    replies.expect("a", 100);
    assert.throws(() => replies.expect("a", 150), /a waits for a text already/);
  });

  it("take from when each was due until it came, and the next run starts with nobody", () => {
    const replies = new Replies();
    replies.expect("a", 100);
    replies.expect("b", 150);
    replies.arrived("b", 170);
    replies.arrived("a", 190);
    assert.deepEqual(allAnswered(replies.take()), [20, 90]);
    assert.deepEqual(replies.take(), { latenciesMs: [], missing: 0, unasked: 0 });
  });
});
