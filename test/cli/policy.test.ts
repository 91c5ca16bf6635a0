import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { policyLines } from "../../src/domain/policy/print-policy.ts";

const run = promisify(execFile);
const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const page = new URL("../../docs/policy.md", import.meta.url);

const policy = (...words: string[]) => run(process.execPath, [main, "policy", ...words], { env: { PORT: "nonsense" } });

describe("jobrun policy", () => {
  it("prints the page that the project keeps, whatever the configuration is", async () => {
    assert.equal((await policy()).stdout, readFileSync(page, "utf8"));
  });

  it("says the same as one line of JSON", async () => {
    const { stdout } = await policy("--json");
    assert.equal(stdout.trimEnd().split("\n").length, 1);
    assert.deepEqual(JSON.parse(stdout), policyLines());
  });
});
