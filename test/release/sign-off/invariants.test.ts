import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readPromises } from "../../../src/release/sign-off/promises.ts";

const root = new URL("../../../", import.meta.url);
const invariants = 15;

describe("the promises of a sign-off here", () => {
  it("are the invariants of ARCHITECTURE.md, each with what shows it", () => {
    const page = readFileSync(new URL("ARCHITECTURE.md", root), "utf8");
    const promises = readPromises(page, (path) => existsSync(new URL(path, root)));
    assert.deepEqual(
      promises.map(({ place }) => place),
      Array.from({ length: invariants }, (_, at) => String(at + 1)),
    );
    for (const { promise, proofs, absent } of promises) {
      assert.ok(promise.length > 10 && proofs.some((proof) => proof.startsWith("test/")), promise);
      assert.deepEqual(absent, []);
    }
  });
});
