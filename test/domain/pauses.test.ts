import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isPause } from "../../src/domain/pauses.ts";

describe("a reason of the gate", () => {
  it("is no pause unless it is one of the three, so that what it stops is never held", () => {
    for (const reason of ["opted_out", "ignored", "not_live", "billing_lapsed", "client_outbound_off", "", "paused"])
      assert.equal(isPause(reason), false, reason);
  });

  it("is a pause on each of the three levels", () => {
    for (const reason of ["platform_paused", "client_paused", "customer_paused"]) assert.ok(isPause(reason), reason);
  });
});
