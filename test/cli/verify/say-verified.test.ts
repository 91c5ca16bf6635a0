import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { advice, verdict, verifiedLine } from "../../../src/cli/verify/say-verified.ts";
import { isGood, type Verified } from "../../../src/release/verify/check.ts";

const check: Verified = {
  tier: 2,
  name: "events_dead",
  promise: "no event is dead",
  means: "Somebody may not have been answered.",
  mend: "jobrun dead list says why.",
  state: "ok",
  found: "12 looked at",
  ms: 3,
};

describe("what verification says", () => {
  it("takes a failure and a look at nothing where there must be something for no proof, and a warning for a person's business", () => {
    const states = ["failed", "no_data", "warning", "nothing", "ok"] as const;
    assert.deepEqual(
      states.map((state) => isGood({ state })),
      [false, false, true, true, true],
    );
  });

  it("names each check with its tier, its state and what it found", () => {
    assert.match(verifiedLine(check), /^2 ok +events_dead +12 looked at \(3 ms\)$/);
    assert.match(verifiedLine({ ...check, state: "no_data" }), /^2 NO DATA +events_dead/);
  });

  it("says of what does not hold what was promised, found, what it means and what to do", () => {
    const said = advice({ ...check, state: "failed", found: "2 of 12, such as event_1" });
    for (const words of [check.promise, "2 of 12, such as event_1", check.means, check.mend])
      assert.ok(said.includes(words));
  });

  it("counts those that do not hold, and those that a person should look at", () => {
    assert.match(
      verdict([check, { ...check, state: "failed" }, { ...check, tier: 3, state: "no_data" }]),
      /2 of 3 checks of tier 2 \(data\), 3 \(application\) do not hold/,
    );
    assert.match(
      verdict([check, { ...check, state: "warning" }]),
      /2 checks of tier 2 \(data\) hold\. 1 is for a person to look at\./,
    );
    assert.match(verdict([check, { ...check, state: "nothing" }]), /hold\. 1 had nothing to look at yet\.$/);
  });
});
