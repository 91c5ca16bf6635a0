import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { wordingLines } from "../../src/domain/wording/page/print-wording.ts";
import { customerLines } from "../../src/domain/wording/page/customer-lines.ts";
import { ownerLines } from "../../src/domain/wording/page/owner-lines.ts";
import { ownerAnswerLines } from "../../src/domain/wording/page/owner-answer-lines.ts";
import { longest, ordinary } from "../../src/domain/wording/page/sample.ts";
import { assertOurWords, assertSendable } from "../domain/wording/template-rules.ts";

const run = promisify(execFile);
const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const page = new URL("../../docs/wording.md", import.meta.url);

const wording = (...words: string[]) =>
  run(process.execPath, [main, "wording", ...words], { env: { PORT: "nonsense" } });

describe("jobrun wording", () => {
  it("prints the page that the project keeps: after a change, npm run -s jobrun -- wording > docs/wording.md", async () => {
    assert.equal((await wording()).stdout, readFileSync(page, "utf8"));
  });

  it("says the same as one line of JSON", async () => {
    const { stdout } = await wording("--json");
    assert.equal(stdout.trimEnd().split("\n").length, 1);
    assert.deepEqual(JSON.parse(stdout), wordingLines());
  });
});

describe("every sentence on the page", () => {
  it("is at most two GSM-7 segments with the longest names, and asks for no carrier word", () => {
    for (const sample of [ordinary, longest, { ...ordinary, introduce: true }])
      for (const { text } of [...customerLines(sample), ...ownerLines(sample), ...ownerAnswerLines(sample)])
        assertSendable(text, 2);
  });

  it("is plain English without an emoji, a link or a promise", () => {
    for (const { text } of [...customerLines(ordinary), ...ownerLines(ordinary), ...ownerAnswerLines(ordinary)]) {
      assertOurWords(text);
      assert.doesNotMatch(text, /\bguarantee|\bpromise|\bwe will\b|\bwe'll\b|\bsoon as\b|\bshortly\b/i);
    }
  });

  it("has a key of its own", () => {
    const keys = wordingLines().map(({ to, key }) => `${to} ${key}`);
    assert.equal(new Set(keys).size, keys.length);
  });

  it("that is the first of a day says who writes and how to opt out", () => {
    const bare = new Set(["first", "rang_again", "holding"]);
    for (const { key, text } of customerLines({ ...ordinary, introduce: true })) {
      if (key.startsWith("safety.")) continue;
      assert.ok(text.endsWith("Reply STOP to opt out") || key === "first", text);
      assert.match(text, bare.has(key) ? /Reed Plumbing/ : /^It's Reed Plumbing \(automated\)\. /);
    }
  });
});
