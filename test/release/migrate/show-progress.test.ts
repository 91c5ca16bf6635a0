import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { showProgress } from "../../../src/release/migrate/show-progress.ts";

const half = { step: "m/fill", rows: 450, rejected: 50, expected: 1000, perSecond: 100, leftSeconds: 5 };

function shown(isTTY: boolean, times: number): string {
  let text = "";
  const show = showProgress({ isTTY, write: (more) => (text += more) });
  for (let time = 0; time < times; time += 1) show(half);
  return text;
}

describe("the progress of a backfill", () => {
  it("is a line now and then where there is no terminal", () => {
    assert.equal(shown(false, 3), "m/fill: 450 of 1000 rows, 50 in quarantine, 100 a second, about 5 s left\n");
  });
  it("is a bar in its place on a terminal, as full as rows were looked at", () => {
    const text = shown(true, 2);
    assert.equal(text.match(/\r\[############\.{12}\] m\/fill: 450 of 1000/g)?.length, 2);
    assert.ok(!text.includes("\n"));
  });
});
