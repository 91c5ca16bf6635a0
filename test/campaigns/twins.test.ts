import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Twin } from "../../campaigns/twin.ts";
import { judgeTwins } from "../../campaigns/twins.ts";

const sum = "export const sum = (a: number, b: number) => a + b;\nexport const unused = 1;\n";
const test = `import assert from "node:assert/strict";
import { it } from "node:test";
import { sum } from "../src/sum.ts";
it("adds", () => assert.equal(sum(1, 2), 3));
`;
const hang = `import { it } from "node:test"; import { sum } from "../src/sum.ts";
it("waits", () => new Promise((done) => sum(1, 2) === 3 ? done(null) : setInterval(() => {}, 1000)));
`;
const files = {
  "src/sum.ts": sum,
  "test/sum.test.ts": test,
  "test/hang.test.ts": hang,
  "campaigns/main.ts": 'import { sum } from "../src/sum.ts"; if (sum(1, 2) !== 3) setInterval(() => {}, 1000);',
  "test/red.test.ts": test.replace("3)", "4)"),
};

const minus: Twin = {
  name: "takes away",
  caughtBy: { test: "test/sum.test.ts" },
  file: "src/sum.ts",
  old: "a + b",
  new: "a - b",
};

describe("a planted bug", () => {
  let root = "";
  const limitMs = 20_000;
  const judge = async (twin: Partial<Twin>, limit = limitMs) => {
    const [judged] = await judgeTwins(root, [{ ...minus, ...twin }], limit, () => {});
    return judged?.verdict;
  };

  before(() => {
    root = mkdtempSync(join(tmpdir(), "jobrun-twins-test-"));
    mkdirSync(join(root, "node_modules"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it("is a failure when it survives", async () => {
    assert.equal(await judge({ old: "unused = 1", new: "unused = 2" }), "survived");
  });

  it("is a failure when its text is not there exactly once, or changes nothing", async () => {
    assert.equal(await judge({ old: "a * b" }), "does not apply");
    assert.equal(await judge({ old: "export" }), "does not apply");
    assert.equal(await judge({ new: "a + b" }), "does not apply");
    assert.equal(await judge({ file: "src/gone.ts" }), "does not apply");
  });

  it("is a failure when it is no program, which would turn every test red", async () => {
    assert.equal(await judge({ new: "a +" }), "does not parse");
  });

  it("is a failure when its test is red without it", async () => {
    assert.equal(await judge({ caughtBy: { test: "test/red.test.ts" } }), "red without the bug");
  });

  it("is a failure when its campaign says nothing within its time", async () => {
    assert.equal(await judge({ caughtBy: { campaign: "sums" } }, 1500), "too slow");
  });

  it("is caught when its test hangs, which node:test says", async () => {
    assert.equal(await judge({ caughtBy: { test: "test/hang.test.ts" } }, 4000), "caught");
  });

  it("is caught when its test turns red, and the tree is as it was", async () => {
    assert.equal(await judge({}), "caught");
    assert.equal(readFileSync(join(root, "src/sum.ts"), "utf8"), sum);
  });
});
