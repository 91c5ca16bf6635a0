import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { faultChannel, faultPoints, reach } from "../../src/telemetry/fault-points.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = globSync("src/**/*.ts", { cwd: root }).map((file) => readFileSync(join(root, file), "utf8"));

describe("a fault point", () => {
  for (const point of faultPoints) {
    it(`named ${point} is one place in the product`, () => {
      const places = source.flatMap((text) => [...text.matchAll(new RegExp(`\\breach\\("${point}"\\)`, "g"))]);
      assert.equal(places.length, 1);
    });
  }

  it("tells who listens, and does nothing where nobody does", () => {
    const heard: unknown[] = [];
    const listen = (point: unknown) => heard.push(point);
    reach("event_claimed");
    subscribe(faultChannel, listen);
    reach("event_done");
    unsubscribe(faultChannel, listen);
    reach("text_claimed");
    assert.deepEqual(heard, ["event_done"]);
  });

  it("is listened to by nothing in the product", () => {
    assert.deepEqual(
      source.filter((text) => /diagnostics_channel/.test(text)).map((text) => /subscribe\(/.test(text)),
      [false],
    );
  });
});
