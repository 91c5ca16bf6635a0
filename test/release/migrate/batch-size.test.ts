import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { batchRowsFirst, nextBatchRows } from "../../../src/release/migrate/batch-size.ts";

const quiet = { tookMs: 5, commitMs: 1, waiting: 0 };
const after = (felt: typeof quiet, batches: number) => {
  let rows = batchRowsFirst;
  for (let batch = 0; batch < batches; batch += 1) rows = nextBatchRows(rows, felt);
  return rows;
};

describe("the size of a batch", () => {
  it("shrinks at once when somebody waits for one of its rows, however short it was", () => {
    assert.equal(nextBatchRows(1000, { ...quiet, waiting: 1 }), 500);
  });
  it("shrinks when another's commit takes long meanwhile, though the batch itself was short", () => {
    assert.equal(nextBatchRows(1000, { ...quiet, commitMs: 50 }), 500);
  });
  it("shrinks when the batch takes long", () => {
    assert.equal(nextBatchRows(1000, { ...quiet, tookMs: 80 }), 500);
  });
  it("never falls below what still comes to an end, nor rises above what one commit can take", () => {
    assert.equal(after({ ...quiet, tookMs: 5_000 }, 20), 100);
    assert.equal(after(quiet, 20), 5_000);
  });
});
