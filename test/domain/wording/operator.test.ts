import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseClientId } from "../../../src/domain/ids.ts";
import type { Untold } from "../../../src/domain/operator-news.ts";
import { operatorAlert } from "../../../src/domain/wording/operator.ts";
import { anyWords, withoutShrinking } from "./arbitrary-slots.ts";
import { assertOurWords, assertSendable } from "./template-rules.ts";

const clientId = parseClientId("client_dave") ?? assert.fail();

function untold(kind: string, detail: string, businessName: string | null = "Dave's Plumbing"): Untold {
  return { clientId, id: "incident_1", kind, detail, businessName };
}

const kindsToldOf = [
  "danger",
  "safety_not_sent",
  "owner_not_told",
  "numbers_not_bought",
  "pool_low",
  "pool_empty",
  "divert_dark",
  "client_stuck",
  "owner_not_notified",
  "trial_ending",
  "trial_over",
  "owner_opted_out",
  "carrier_refuses",
  "stray_number",
];
const alone = (about: Untold, urgent = false) => operatorAlert({ about, urgent, tellsOf: [about] });

describe("an alert to the operator", () => {
  it("says what, which client, and what to do", () => {
    assert.equal(
      alone(untold("danger", "A customer of Dave's Plumbing reports danger: gas."), true),
      "JobRun URGENT: A customer of Dave's Plumbing reports danger: gas. Ring the owner: make sure that they know. See: jobrun incident list",
    );
    assert.equal(
      alone(untold("owner_opted_out", "An owner has texted that they want no more alerts.")),
      "JobRun: An owner has texted that they want no more alerts. Client: Dave's Plumbing. Ring the owner: they get no alerts. See: jobrun incident list",
    );
    assert.equal(
      alone(untold("something_new", "A queue is long.", null)),
      "JobRun: A queue is long. See: jobrun incident list",
    );
  });

  it("says a reason of the gate in words", () => {
    const detail = "An alert to the owner of Dave's Plumbing was refused: alerts_paused.";
    assert.match(alone(untold("owner_not_told", detail)), /was refused: alerts were off\. Ring the owner/);
  });

  it("says how many more there are", () => {
    const about = untold("stray_number", "A number rang.");
    assert.match(operatorAlert({ about, urgent: false, tellsOf: [about, about, about] }), / And 2 more\. See: jobrun/);
    assert.doesNotMatch(alone(about), / more\./);
  });

  it("is at most two GSM-7 segments, whatever is in it", () => {
    const kinds = fc.constantFrom(...kindsToldOf, "other");
    fc.assert(
      fc.property(kinds, anyWords, anyWords, fc.boolean(), (kind, detail, name, urgent) => {
        const about = untold(kind, detail, name);
        assertSendable(operatorAlert({ about, urgent, tellsOf: Array.from({ length: 1_000 }, () => about) }), 2);
      }),
      withoutShrinking,
    );
  });

  it("is so for the longest of each kind, also where two septets of one character part at a segment's end", () => {
    for (const kind of kindsToldOf) {
      for (const detail of ["x".repeat(400), "{".repeat(400), "x {".repeat(200)]) {
        const about = untold(kind, detail, "A{".repeat(200));
        assertSendable(operatorAlert({ about, urgent: true, tellsOf: Array.from({ length: 1_000 }, () => about) }), 2);
      }
    }
  });

  it("is plain English for every kind", () => {
    for (const kind of kindsToldOf) {
      assertOurWords(alone(untold(kind, "Something happened at Dave's Plumbing."), true));
    }
  });
});
