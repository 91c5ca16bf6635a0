import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { welcome } from "../../../src/cli/process/welcome.ts";

const options = { doors: true, loops: true, home: true, json: false };
const where = { options, publicUrl: "http://127.0.0.1:3000", operatorPhone: null, dataDir: ".jobrun", embedded: true };
const atHome = welcome({ ...where, sandbox: "http://127.0.0.1:4010", tookMs: 1234 });
const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");

/** What a person is to type: indented, after "Or play it by hand". */
const toType = atHome
  .slice(atHome.indexOf("by hand"))
  .split("\n")
  .filter((line) => line.startsWith("  "))
  .map((line) => line.trim());

describe("what a start prints", () => {
  it("offers no handsets where there is no sandbox", () => {
    const real = welcome({ ...where, sandbox: null, tookMs: 1234 });
    assert.doesNotMatch(real, /phone|by hand/);
    assert.match(real, /^JobRun is ready \(1\.2 s\)\./);
  });

  it("says where everything is, and how to play the main job with two handsets", () => {
    assert.match(atHome, /doors +http:\/\/127\.0\.0\.1:3000/);
    assert.match(atHome, /network +http:\/\/127\.0\.0\.1:4010/);
    assert.equal(toType.filter((line) => line.startsWith("npm run jobrun -- phone ")).length, 2);
    assert.ok(toType.length > 10);
  });

  it("has the lines to type that the README has, in the same order", () => {
    let rest = readme;
    for (const line of toType) {
      const place = rest.indexOf(line);
      assert.notEqual(place, -1, `the README has no "${line}" there`);
      rest = rest.slice(place + line.length);
    }
  });
});
