import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { refuseUnknown } from "../../../src/cli/deploy/refuse-unknown.ts";

describe("a release outside of this machine", () => {
  it("is refused where its commit is not known, or its files are others, and else not", () => {
    assert.throws(() => refuseUnknown(null, "clean"), /which commit this is/);
    assert.throws(() => refuseUnknown("a", "unknown"), /which commit this is/);
    assert.throws(() => refuseUnknown("a", "dirty"), /not those of the commit/);
    refuseUnknown("a", "clean");
  });
});
