import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rowsOf, type Round } from "../../../bench/turn/rows.ts";

const round = (product: number, reference = 500): Round => ({ reference, product });
const rows = (alone: readonly Round[], large = alone, two = alone) => rowsOf("pgbench", { alone, large, two });

describe("the rows of the turn bench", () => {
  it("fail below their bounds", () => {
    assert.equal(rows([round(199), round(190), round(500)])[0]?.ok, false);
    assert.deepEqual(
      rows([round(240)], [round(199)]).map(({ ok }) => ok),
      [true, false, true],
    );
  });

  it("pass at their bounds, by the middle round and not by the best or the worst", () => {
    const [row, large] = rows([round(200), round(100), round(400)], [round(170)]);
    assert.deepEqual([row?.ok, row?.value, row?.ratio, large?.ok], [true, 200, 0.4, true]);
    assert.match(row?.name ?? "", /\(100 to 400\); pgbench \(500 to 500\)/);
  });

  it("compare what was measured minutes apart by the reference of its own minute", () => {
    const [, large, two] = rows([round(200)], [round(100, 250)], [round(200, 250)]);
    assert.deepEqual([large?.ratio, two?.ratio], [1, 2]);
  });

  it("are no numbers where nothing was measured, which no bound accepts", () => {
    assert.deepEqual(
      rows([]).map(({ ok }) => ok),
      [false, false, false],
    );
  });
});
