import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Board } from "../../../scripts/check/board.ts";
import { commandJob } from "../../../scripts/check/command-job.ts";
import { type Done, type Job, noCounts, type Outcome } from "../../../scripts/check/job.ts";
import { allPassed, budgetOf, closingLines, failuresOf } from "../../../scripts/check/report.ts";
import { runJobs } from "../../../scripts/check/run-jobs.ts";

const quiet: Board = { running() {}, ended() {}, close() {} };
const never = new AbortController().signal;
const passed: Outcome = { ok: true, output: "", counts: { ...noCounts, tests: 1, pass: 1 } };
const node = (script: string) => commandJob("node", 5, process.cwd(), [process.execPath, "-e", script]);
const job = (run: Job["run"], limitSeconds = 5): Job => ({ name: "job", limitSeconds, run });

async function only(one: Job, signal = never): Promise<Done> {
  const [done] = await runJobs([one], 2, quiet, signal);
  assert.ok(done !== undefined);
  return done;
}

describe("a job", () => {
  it("fails when its program does, and keeps what it said", async () => {
    const { outcome } = await only(node("console.log('out'); console.error('err'); process.exit(3)"));
    assert.equal(outcome.ok, false);
    assert.equal(outcome.counts.fail, 1);
    assert.match(outcome.output, /out\n/);
    assert.match(outcome.output, /err\n/);
  });

  it("fails when its program is not there", async () => {
    const { outcome } = await only(commandJob("gone", 5, process.cwd(), ["no-such-program-here"]));
    assert.equal(outcome.ok, false);
  });

  it("fails when it throws", async () => {
    const { outcome } = await only(job(() => Promise.reject(new Error("thrown"))));
    assert.deepEqual([outcome.ok, outcome.counts.fail], [false, 1]);
    assert.match(outcome.output, /thrown/);
  });

  it("is ended when it hangs", { timeout: 5000 }, async () => {
    const hangs = { ...node("setTimeout(() => {}, 8_000)"), limitSeconds: 0.2 };
    const { outcome } = await only(hangs);
    assert.equal(outcome.ok, false);
    assert.match(outcome.output, /ended after 3 times its limit/);
  });

  it("is ended at Ctrl-C, and those behind it do not start", async () => {
    const stop = new AbortController();
    const first = job((signal) => {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      signal.addEventListener("abort", () => resolve({ ...passed, ok: false }));
      stop.abort();
      return promise;
    });
    const done = await runJobs([first, job(() => Promise.resolve(passed))], 1, quiet, stop.signal);
    assert.equal(done.length, 1);
  });

  it("passes when its program ends with 0", async () => {
    const { outcome } = await only(node("process.exit(0)"));
    assert.deepEqual(outcome.counts, passed.counts);
  });
});

describe("the report", () => {
  const red: Outcome = { ok: false, output: "what broke", counts: { ...noCounts, tests: 9, pass: 8, fail: 1 } };
  const done: Done[] = [
    { job: { ...node(""), name: "lint", limitSeconds: 5 }, outcome: passed, seconds: 7 },
    { job: { ...node(""), name: "tests", limitSeconds: 90 }, outcome: red, seconds: 12 },
  ];

  it("ends with node:test's lines over everything that ran", () => {
    const lines = closingLines(done, 19_000).split("\n");
    assert.deepEqual(lines.slice(0, 4), ["ℹ tests 10", "ℹ suites 0", "ℹ pass 9", "ℹ fail 1"]);
    assert.equal(lines.at(-1), "ℹ duration_ms 19000.000");
    assert.equal(allPassed(done), false);
  });

  it("shows in full what failed, and only that", () => {
    assert.match(failuresOf(done), /── tests ──\nwhat broke/);
    assert.doesNotMatch(failuresOf(done), /lint/);
  });

  it("says which part took more than its time", () => {
    assert.match(budgetOf(done), /lint +7\.0 +5 {2}over\ntests +12\.0 +90$/);
  });
});
