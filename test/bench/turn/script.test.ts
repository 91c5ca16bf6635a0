import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answering, looking, turnScript, turnStatements } from "../../../bench/turn/script.ts";

const script = turnScript();

describe("a turn as bare SQL", () => {
  it("has each of its statements in the script", () => {
    for (const [name, statement] of Object.entries(turnStatements)) assert.ok(script.includes(statement), name);
  });

  it("uses nothing that was not set or kept before", () => {
    for (const { 1: name = "", index } of script.matchAll(/(?<![:\w]):([a-z]+)/g)) {
      const before = script.slice(0, index);
      assert.match(before, new RegExp(String.raw`\\set ${name} | AS ${name}\b[^;]*\n\\gset`), name);
    }
  });

  it("looks and answers in a transaction each, and is finished by the last statement of the second", () => {
    const lines = script.split("\n");
    assert.equal(lines.filter((each) => each === "BEGIN;").length, 2);
    assert.equal(lines.filter((each) => each === "COMMIT;").length, 2);
    assert.equal(looking[0], "tenant");
    assert.deepEqual([answering[0], answering.at(-1)], ["tenant", "finish"]);
  });
});
