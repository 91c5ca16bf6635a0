import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  circuitOf,
  classifySendError,
  meansLoop,
  meansOptedOut,
  showsInReceipts,
} from "../../src/domain/send-errors.ts";

const table = {
  recipient_permanent: "21211 21614 21635 21610 21265 30004 30005 30006",
  ours_until_fixed: "20003 21408 21606 21612 21608 21649 30002 30034 21617 21624 30045 90007",
  refused_try_again: "429 20429 21611 30001",
  phone_unreachable: "30003",
  unknown_carrier_fault: "30008 30500",
  do_not_send_again: "30007 30450 30036 14107 30039",
  outcome_unknown: "20500 500 502 503 504",
  webhook_fault: "11200 11205 12100 12200 57012",
  new_code: "21999 30999 400 404 hello constructor",
};

describe("a carrier's error code", () => {
  it("has the class that the table gives it", () => {
    for (const [is, codes] of Object.entries(table)) {
      for (const code of codes.split(" ")) assert.equal(classifySendError(code), is, code);
    }
  });

  it("is never a plain retry after a 5xx, since a repeat may deliver twice", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 599 }),
        (status) => classifySendError(String(status)) === "outcome_unknown",
      ),
    );
  });

  it("stops the account, the client, or nothing", () => {
    assert.deepEqual(["20003", "21608", "30002"].map(circuitOf), ["account", "account", "account"]);
    assert.deepEqual(["21408", "30034", "21610", "30003", "99999"].map(circuitOf), [
      "client",
      "client",
      null,
      null,
      null,
    ]);
  });

  it("shows in receipts alone where it is one of delivery", () => {
    const codes = ["30002", "30500", "21608", "3000", "300022", "130002", "30abc", ""];
    assert.deepEqual(codes.filter(showsInReceipts), ["30002", "30500"]);
  });

  it("says whether the person opted out and whether two machines talk", () => {
    assert.deepEqual(["21610", "21614"].map(meansOptedOut), [true, false]);
    assert.deepEqual(["14107", "30039", "30007"].map(meansLoop), [true, true, false]);
  });
});
