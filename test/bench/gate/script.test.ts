import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bareStatements, numbered, pgbenchScript } from "../../../bench/gate/script.ts";

describe("the gate's statements as bare SQL", () => {
  it("are given to a driver with their parameters numbered, and casts left alone", () => {
    assert.deepEqual(numbered("SELECT (:n)::text || :place, :n"), {
      text: "SELECT ($1)::text || $2, $1",
      names: ["n", "place"],
    });
  });

  it("are all in the script of pgbench, so that both ways of measuring do the same", () => {
    const script = pgbenchScript(50);
    for (const [name, statement] of Object.entries(bareStatements)) assert.ok(script.includes(statement), name);
  });

  it("are three transactions: asking is begun and committed, the claim and the settlement are one statement each", () => {
    const lines = pgbenchScript(50).split("\n");
    const [begin, commit] = [lines.indexOf("BEGIN;"), lines.indexOf("COMMIT;")];
    assert.deepEqual([lines.lastIndexOf("BEGIN;"), lines.lastIndexOf("COMMIT;")], [begin, commit]);
    assert.ok(begin < commit && commit < lines.indexOf("\\gset"));
  });
});
