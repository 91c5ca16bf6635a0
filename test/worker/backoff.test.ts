import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { eventAttemptsMax, retryInMs } from "../../src/worker/backoff.ts";

const attempts = fc.integer({ min: 1, max: 40 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("the wait before another attempt", () => {
  it("is none where the attempts are spent", () => {
    assert.equal(retryInMs(eventAttemptsMax, eventAttemptsMax, 0.5), null);
    assert.equal(retryInMs(eventAttemptsMax + 5, eventAttemptsMax, 0.5), null);
    assert.notEqual(retryInMs(eventAttemptsMax - 1, eventAttemptsMax, 0.5), null);
  });

  it("is never nothing, and never more than a minute", () => {
    fc.assert(
      fc.property(attempts, chance, (made, luck) => {
        const ms = retryInMs(made, Number.POSITIVE_INFINITY, luck) ?? -1;
        assert.ok(ms >= 20 && ms <= 60_020, `${ms} ms after ${made} attempts`);
      }),
    );
  });

  it("grows with the attempts, and is spread by chance over all of its width", () => {
    const widths = [1, 2, 3, 4, 5].map((made) => retryInMs(made, 8, 0.999) ?? 0);
    assert.deepEqual(
      widths,
      widths.toSorted((one, other) => one - other),
    );
    assert.ok((widths[4] ?? 0) > 10 * (widths[0] ?? 0));
    assert.equal(retryInMs(5, 8, 0), 20);
  });
});
