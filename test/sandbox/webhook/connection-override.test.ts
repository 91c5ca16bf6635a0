import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readOverride } from "../../../src/sandbox/webhook/connection-override.ts";

const DEFAULTS = { connectMs: 5000, firstByteMs: 15_000, totalMs: 15_000, retries: 1, retryOn: new Set(["ct"]) };

describe("a webhook address's fragment", () => {
  for (const wrong of ["", "#", "#ct=99&rt=15001&rc=6&tt=0", "#ct=ten&rc=-1&rp=never", "#rc=1.5", "#section"]) {
    it(`changes nothing when it is ${wrong === "" ? "absent" : wrong}`, () => {
      assert.deepEqual(readOverride(`http://127.0.0.1/sms${wrong}`), DEFAULTS);
    });
  }

  it("sets every bound that it names", () => {
    assert.deepEqual(readOverride("https://jobrun.test/sms?x=1#ct=1500&rt=3500&rc=5&rp=all&tt=9000"), {
      connectMs: 1500,
      firstByteMs: 3500,
      totalMs: 9000,
      retries: 5,
      retryOn: new Set(["ct", "rt", "4xx", "5xx"]),
    });
  });

  it("takes several kinds of failure to retry, and keeps those it knows", () => {
    assert.deepEqual(readOverride("http://x/#rp=5xx,rt,zz").retryOn, new Set(["5xx", "rt"]));
  });
});
