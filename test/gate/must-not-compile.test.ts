import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";

const root = join(import.meta.dirname, "..", "..");
const folder = join("test", "must-not-compile");
const compileTimeoutMs = 60_000;

/** Each begins with the one error that the compiler must print for it, and why: `// TS2345: …`. */
const fixtures = readdirSync(join(root, folder)).filter((file) => file.endsWith(".ts"));

function compile(): Map<string, string[]> {
  const compiler = join(root, "node_modules", ".bin", "tsc");
  const { stdout, error } = spawnSync(compiler, ["-p", folder, "--pretty", "false"], {
    cwd: root,
    encoding: "utf8",
    timeout: compileTimeoutMs,
  });
  assert.equal(error, undefined);
  const printed = [...stdout.matchAll(/^(?<file>[^\s(]+)\(\d+,\d+\): error (?<code>TS\d+):/gm)];
  const errors = new Map<string, string[]>();
  for (const { groups } of printed) {
    const [file, code] = [groups?.["file"] ?? "", groups?.["code"] ?? ""];
    errors.set(file, [...(errors.get(file) ?? []), code]);
  }
  return errors;
}

describe("what the types forbid", () => {
  let errors: Map<string, string[]>;
  before(() => {
    errors = compile();
  });

  for (const fixture of fixtures) {
    const [expectation = ""] = readFileSync(join(root, folder, fixture), "utf8").split("\n");
    const said = /^\/\/ (?<code>TS\d+): (?<rule>.+)$/.exec(expectation)?.groups;
    it(said?.["rule"] ?? `${fixture} does not say what it expects`, () => {
      assert.deepEqual(errors.get(join(folder, fixture).replaceAll("\\", "/")), [said?.["code"]], fixture);
    });
  }

  it("is all that the compiler has against it: the rest of the tree is sound", () => {
    assert.deepEqual(
      [...errors.keys()].filter((file) => !file.startsWith("test/must-not-compile/")),
      [],
    );
    assert.ok(fixtures.length >= 12);
  });
});
