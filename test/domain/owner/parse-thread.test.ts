import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseOwnerThread } from "../../../src/domain/owner/parse-thread.ts";
import { newOwnerThread, type OwnerThread, type Undoing } from "../../../src/domain/owner/thread.ts";

const at = "2026-11-23T07:00:00Z";
const changes: readonly Undoing[] = [
  { was: "ended", lead: 12, before: { to: "URGENT" } },
  { was: "ended", lead: 12, before: { ended: "won", pence: 24_000 } },
  { was: "ignored", lead: 12, before: { ended: "lost" } },
  { was: "given_back", lead: 12 },
  { was: "alerts_off", before: null },
  { was: "alerts_off", before: at },
  { was: "quiet", before: null },
  { was: "quiet", before: { from: 1_260, until: 420 } },
  { was: "facts", before: { hours: "8-6", area: null, calloutPence: 6_000 } },
];
const full: OwnerThread = {
  relay: { lead: 12, words: "on my way", seal: "salt hash", expiresAt: at, triesLeft: 3 },
  codes: { day: "2026-11-22", sent: 2 },
  provenUntil: at,
  undo: null,
  named: { lead: 12, at },
  repeats: { what: "menu", times: 2, at },
};

describe("a stored thread with an owner", () => {
  it("comes back as it was written, with whatever there is to undo", () => {
    for (const thread of [newOwnerThread, full, ...changes.map((change) => ({ ...full, undo: { until: at, change } }))])
      assert.deepEqual(parseOwnerThread(JSON.parse(JSON.stringify(thread))), thread);
  });

  it("that nobody can read proves no phone, lets no words go and undoes nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(full)), (broken, key) => {
        const stored: unknown = { ...full, undo: null, [key]: broken };
        const parsed = parseOwnerThread(stored);
        assert.deepEqual(parseOwnerThread(JSON.parse(JSON.stringify(parsed))), parsed);
        assert.deepEqual(parseOwnerThread(broken), newOwnerThread);
      }),
    );
    assert.deepEqual(parseOwnerThread({ ...full, provenUntil: "for ever", relay: { lead: "12" } }), {
      ...full,
      provenUntil: null,
      relay: null,
    });
  });
});
