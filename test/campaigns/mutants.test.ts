import assert from "node:assert/strict";
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { accepted } from "../../campaigns/mutants/accepted.ts";
import type { Accepted } from "../../campaigns/mutants/mutant.ts";
import { domainTargets, gateTargets } from "../../campaigns/mutants/targets.ts";
import { judgeTargets } from "../../campaigns/mutants.ts";

const house = fileURLToPath(new URL("../..", import.meta.url));
const sameChance = "campaigns/mutants/same-chance.ts";

const source = "export const isFew = (count: number) => count < 3;\n";
const testOf = (values: string) => `import assert from "node:assert/strict";
import { it } from "node:test";
import { isFew } from "../src/few.ts";
it("says few", () => { for (const [count, few] of [${values}] as const) assert.equal(isFew(count), few); });
`;
const files = {
  [sameChance]: readFileSync(join(house, sameChance), "utf8"),
  "src/few.ts": source,
  "src/none.ts": "export type Nothing = null;\n",
  "test/strict.test.ts": testOf("[2, true], [3, false]"),
  "test/weak.test.ts": testOf("[2, true], [4, false]"),
  "test/red.test.ts": testOf("[2, false]"),
};

const atTheEdge: Accepted = {
  file: "src/few.ts",
  mutator: "EqualityOperator",
  line: source.trim(),
  original: "count < 3",
  replacement: "count <= 3",
  reason: "Three is few enough.",
};

describe("a change that Stryker makes", () => {
  let root = "";
  const judge = (
    test: string,
    list: readonly Accepted[] = [],
    file = "src/few.ts",
    { signal } = new AbortController(),
  ) =>
    judgeTargets(root, [{ name: "few", files: [file], tests: [`test/${test}.test.ts`] }], list, {
      seed: 1,
      signal,
      announce: () => undefined,
    });

  before(() => {
    root = mkdtempSync(join(tmpdir(), "jobrun-mutants-test-"));
    symlinkSync(join(house, "node_modules"), join(root, "node_modules"), "junction");
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it("is a failure when it survives and nobody wrote why", async () => {
    const { failures, counts } = await judge("weak", [{ ...atTheEdge, replacement: "count > 3" }]);
    assert.deepEqual(failures, [
      `survived: src/few.ts EqualityOperator: "count < 3" → "count <= 3" in: ${source.trim()}`,
      `accepted, but no longer survives: src/few.ts EqualityOperator: "count < 3" → "count > 3" in: ${source.trim()}`,
    ]);
    assert.equal(counts["survived"], 1);
  });

  it("is a failure when its reason is empty", async () => {
    const { failures } = await judge("weak", [{ ...atTheEdge, reason: " " }]);
    assert.equal(failures.length, 1);
    assert.match(failures.join("\n"), /^accepted without a reason/);
  });

  it("shows nothing when the tests are red without it, or when there is none", async () => {
    assert.match((await judge("red")).failures.join("\n"), /^Stryker could not try few: .*initial test run/s);
    assert.deepEqual((await judge("strict", [], "src/none.ts")).failures, ["nothing was changed in src/none.ts"]);
  });

  it("shows nothing when it is interrupted", async () => {
    const stop = new AbortController();
    stop.abort();
    assert.deepEqual((await judge("strict", [], "src/few.ts", stop)).failures, ["interrupted before few"]);
  });

  it("may survive for a written reason, and the tree is as it was", async () => {
    const { failures, counts } = await judge("weak", [atTheEdge]);
    assert.deepEqual(failures, []);
    assert.deepEqual(counts, { targets: 1, mutants: 5, killed: 4, "timed out": 0, survived: 1, broken: 0 });
    assert.equal(readFileSync(join(root, "src/few.ts"), "utf8"), source);
  });
});

describe("the list of what Stryker changes", () => {
  const targets = [...domainTargets, ...gateTargets];
  const changed = new Set(targets.flatMap(({ files: of }) => of));

  it("has every file of the gate and of the policy", () => {
    const rooms = globSync(["src/gate/**/*.ts", "src/domain/policy.ts", "src/domain/policy/**/*.ts"], { cwd: house });
    const forgotten = rooms.map((file) => file.split(sep).join("/")).filter((file) => !changed.has(file));
    assert.deepEqual(forgotten, []);
  });

  it("has only files that exist, and so has the list of what may survive", () => {
    for (const file of targets.flatMap((target) => [...target.files, ...target.tests]))
      assert.ok(existsSync(join(house, file)), file);
    for (const { file } of accepted) assert.ok(changed.has(file), file);
  });
});
