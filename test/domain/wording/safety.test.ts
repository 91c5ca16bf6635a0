import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countSegments } from "../../../src/domain/gsm7.ts";
import type { Danger } from "../../../src/domain/reading.ts";
import { safetyText } from "../../../src/domain/wording/safety.ts";
import { assertSendable } from "./template-rules.ts";

function words(danger: Danger, postcode: string | null = "LS1 4AP", tradeTold = true): string {
  return safetyText({ danger, postcode, tradeTold });
}

// The words and their lengths as the telephony page, C15, has them.
const page: Record<Danger, readonly [number, string]> = {
  gas: [
    158,
    "If you smell gas: no switches, no flames, open windows, get out, then ring 0800 111 999 (free, 24h) from outside. Danger to life: 999. We have told the trade.",
  ],
  carbon_monoxide: [
    159,
    "Carbon monoxide: get everyone out into fresh air now. Ring 0800 111 999 from outside. If anyone feels ill, ring 999. Do not go back in. We have told the trade.",
  ],
  electric: [
    153,
    "Sparks, burning or a shock: don't touch it. Mains off only if safe. Fire or injury: ring 999. Power cut or fallen line: ring 105. We have told the trade.",
  ],
  flood: [
    156,
    "Keep out of the water and away from sockets and lights. Stop tap off if safe; mains power off only if dry. Danger to life: ring 999. We have told the trade.",
  ],
  fire: [
    138,
    "Smoke or fire: get everyone out now, stay out, shut doors behind you and ring 999 from outside. Do not go back in. We have told the trade.",
  ],
  injury: [89, "If anyone is hurt or in danger, ring 999 now. Do not wait for us. We have told the trade."],
};
const dangers = ["gas", "carbon_monoxide", "electric", "flood", "fire", "injury"] as const;

describe("a safety text", () => {
  it("is the reviewed one, word for word", () => {
    for (const danger of dangers) {
      const [units, text] = page[danger];
      assert.equal(words(danger), text);
      assert.equal(countSegments(text).units, units);
    }
  });

  it("is one segment for every danger and place, and asks nothing", () => {
    for (const danger of dangers) {
      for (const postcode of [null, "LS1 4AP", "BT1 1AA", "BT1"]) {
        assertSendable(words(danger, postcode), 1);
        assert.doesNotMatch(words(danger, postcode), /\?/);
      }
    }
  });

  it("says that the trade was told only when it was", () => {
    for (const danger of dangers)
      assert.equal(`${words(danger, null, false)} We have told the trade.`, words(danger, null, true));
  });

  it("gives Northern Ireland its own lines, and both gas lines where the place is not known", () => {
    assert.ok(words("gas", "BT7 1NN").includes("0800 002 001") && !words("gas", "BT7 1NN").includes("0800 111 999"));
    assert.ok(words("carbon_monoxide", "BT7 1NN").includes("0800 002 001"));
    assert.ok(words("electric", "BT7 1NN").includes("03457 643 643"));
    assert.ok(words("gas", null).includes("0800 002 001") && words("gas", null).includes("0800 111 999"));
    assert.ok(words("gas", "B7 1NN").includes("0800 111 999"));
  });
});
