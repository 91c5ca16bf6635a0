import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { casts, castsMax } from "./architecture/casts.ts";
import { checks } from "./architecture/checks.ts";
import { readTree } from "./architecture/tree.ts";

const tree = readTree(fileURLToPath(new URL("..", import.meta.url)));

describe("the house", () => {
  for (const check of checks)
    it(check.promise, () => {
      const findings = check.find(tree).map(({ path, line, rule }) => `${path}:${line} ${rule}`);
      if (findings.length > 0) assert.fail(findings.join("\n"));
    });

  it("has a list of casts that may only shrink", () => {
    assert.ok(casts.length <= castsMax, `${casts.length} casts are listed, ${castsMax} at most`);
    assert.ok(casts.every(({ reason }) => reason.length > 10));
  });
});
