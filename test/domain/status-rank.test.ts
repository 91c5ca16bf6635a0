import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { nextStatus, rankOf, saysArrived, saysLost } from "../../src/domain/status-rank.ts";

const known = [
  "accepted",
  "scheduled",
  "queued",
  "sending",
  "sent",
  "partially_delivered",
  "delivered",
  "undelivered",
  "failed",
  "canceled",
  "read",
];

describe("a text's status", () => {
  it("has the rank of the table, and none when it is new to us", () => {
    assert.deepEqual(known.map(rankOf), [1, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6]);
    assert.equal(rankOf("teleported"), null);
    assert.equal(rankOf("constructor"), null);
  });

  it("stays when a callback is late, doubled or unknown", () => {
    assert.deepEqual(nextStatus("delivered", "sent"), { status: "delivered", news: "kept" });
    assert.deepEqual(nextStatus("sent", "sent"), { status: "sent", news: "kept" });
    assert.deepEqual(nextStatus("failed", "failed"), { status: "failed", news: "kept" });
    assert.deepEqual(nextStatus("read", "delivered"), { status: "read", news: "kept" });
    assert.deepEqual(nextStatus("sent", "teleported"), { status: "sent", news: "not_known" });
  });

  it("keeps its first end, and a second one is news", () => {
    assert.deepEqual(nextStatus("delivered", "failed"), { status: "delivered", news: "conflict" });
    assert.deepEqual(nextStatus("failed", "read"), { status: "failed", news: "conflict" });
    assert.deepEqual(nextStatus("failed", "delivered"), { status: "failed", news: "conflict" });
    assert.deepEqual(nextStatus("read", "failed"), { status: "read", news: "conflict" });
  });

  it("moves up, and from delivered to read", () => {
    assert.deepEqual(nextStatus(null, "queued"), { status: "queued", news: "moved" });
    assert.deepEqual(nextStatus("queued", "undelivered"), { status: "undelivered", news: "moved" });
    assert.deepEqual(nextStatus("delivered", "read"), { status: "read", news: "moved" });
  });

  it("never goes down, in whatever order callbacks come", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...known, "teleported")), (callbacks) => {
        let status: string | null = null;
        for (const incoming of callbacks) {
          const before: number = status === null ? 0 : (rankOf(status) ?? 0);
          const next = nextStatus(status, incoming);
          const after = next.status === null ? 0 : (rankOf(next.status) ?? -1);
          assert.ok(after >= before);
          assert.equal(next.news === "moved", after > before);
          status = next.status;
        }
      }),
    );
  });
});

describe("a carrier's status", () => {
  it("says of two that the text arrived, of two others that it did not, and of the rest neither", () => {
    assert.deepEqual([...known, "teleported", ""].filter(saysArrived), ["delivered", "read"]);
    assert.deepEqual([...known, "teleported", ""].filter(saysLost), ["undelivered", "failed"]);
  });
});
