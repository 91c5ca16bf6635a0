import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";

const start = promisify(execFile);
const job = new URL("../../../scripts/check/test-job.ts", import.meta.url).href;

const files = {
  "green.test.mjs": 'import { it } from "node:test"; it("holds", () => {});',
  "red.test.mjs":
    'import { it } from "node:test"; console.log("said before"); it("breaks", () => { throw new Error("broken"); });',
  "skipped.test.mjs": 'import { it } from "node:test"; it.skip("is not looked at", () => {});',
  "todo.test.mjs": 'import { it } from "node:test"; it.todo("is not built");',
  "crash.test.mjs": 'import "./gone.mjs";',
};

describe("a run of test files", () => {
  let root = "";

  /** Runs the files in a process of its own: node:test does not run files from within a test. */
  async function run(...names: string[]): Promise<{ ok: boolean; output: string; counts: Record<string, number> }> {
    const script = `
      const { testJob } = await import(${JSON.stringify(job)});
      const files = ${JSON.stringify(names.map((name) => join(root, name)))};
      const outcome = await testJob("tests", 10, { root: ${JSON.stringify(root)}, files }).run(new AbortController().signal, () => {});
      process.stdout.write(JSON.stringify(outcome));`;
    writeFileSync(join(root, "run.mjs"), script);
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = await start(process.execPath, [join(root, "run.mjs")], { env });
    return JSON.parse(stdout);
  }

  before(() => {
    root = mkdtempSync(join(tmpdir(), "jobrun-test-job-"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it("fails when one test does, and shows it with what its file printed", async () => {
    const { ok, output, counts } = await run("green.test.mjs", "red.test.mjs");
    assert.equal(ok, false);
    assert.deepEqual([counts["tests"], counts["pass"], counts["fail"]], [2, 1, 1]);
    assert.match(output, /✖ breaks[\s\S]*broken[\s\S]*printed by red\.test\.mjs\nsaid before/);
    assert.doesNotMatch(output, /holds/);
  });

  it("fails when a test is skipped or only promised", async () => {
    assert.equal((await run("green.test.mjs", "skipped.test.mjs")).ok, false);
    assert.equal((await run("todo.test.mjs")).ok, false);
  });

  it("fails when a file cannot even be loaded", async () => {
    const { ok, counts } = await run("crash.test.mjs");
    assert.deepEqual([ok, counts["fail"]], [false, 1]);
  });

  it("passes with the counts of node:test when all pass", async () => {
    const { ok, output, counts } = await run("green.test.mjs");
    assert.deepEqual([ok, output, counts["tests"], counts["pass"], counts["fail"]], [true, "", 1, 1, 0]);
  });
});
