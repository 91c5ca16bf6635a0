import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rowsOf } from "../../../bench/turn/rows.ts";

const round = (product: number) => ({ reference: 500, product });

describe("the row of the turn bench", () => {
  it("fails below its bound", () => {
    assert.equal(rowsOf("pgbench", [round(199), round(190), round(500)])[0]?.ok, false);
  });

  it("passes at its bound, by the middle round and not by the best or the worst", () => {
    const [row] = rowsOf("pgbench", [round(200), round(100), round(400)]);
    assert.deepEqual([row?.ok, row?.value, row?.ratio], [true, 200, 0.4]);
    assert.match(row?.name ?? "", /\(100 to 400\); pgbench \(500 to 500\)/);
  });

  it("is no number where nothing was measured, which no bound accepts", () => {
    assert.equal(rowsOf("pgbench", [])[0]?.ok, false);
  });
});
