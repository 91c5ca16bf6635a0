import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const page = (name: string) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");

/** Whatever the configuration is. */
const jobrun = (...words: string[]) => run(process.execPath, [main, ...words], { env: { PORT: "nonsense" } });

describe("jobrun deploy --checklist", () => {
  it("prints the page that the project keeps: after a change, npm run -s jobrun -- deploy --checklist > docs/deployment-checklist.md", async () => {
    assert.equal((await jobrun("deploy", "--checklist")).stdout, page("deployment-checklist"));
  });

  it("prints one environment's part of it, and the same as one line of JSON", async () => {
    const { stdout } = await jobrun("deploy", "--checklist", "staging");
    assert.match(stdout, /^## staging$/m);
    assert.doesNotMatch(stdout, /^## production$/m);
    const json: unknown = JSON.parse((await jobrun("deploy", "--checklist", "--json")).stdout);
    assert.ok(Array.isArray(json) && json.length === 3);
  });
});

describe("jobrun verify --list", () => {
  it("prints the page that the project keeps: after a change, npm run -s jobrun -- verify --list > docs/verification.md", async () => {
    assert.equal((await jobrun("verify", "--list")).stdout, page("verification"));
  });
});
