import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accepted, production, refused, refusesOnly, sid, twilio } from "./reading.ts";

describe("who carries the texts", () => {
  it("is never the sandbox outside local", () => {
    for (const deployment of ["staging", "production"])
      refusesOnly("TWILIO_ACCOUNT_SID", /refuses the sandbox; write the account's SID/, {
        JOBRUN_ENV: deployment,
        PUBLIC_URL: "https://jobrun.example",
      });
  });

  it("is not Twilio with half of a configuration", () => {
    refusesOnly("TWILIO_AUTH_TOKEN", /is not set, but TWILIO_ACCOUNT_SID is/, { TWILIO_ACCOUNT_SID: sid });
    for (const variable of ["TWILIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN_PREVIOUS"])
      refusesOnly(variable, /is set, but TWILIO_ACCOUNT_SID is not/, { [variable]: "token" });
    refusesOnly("TWILIO_API_BASE_URL", /is set, but/, { TWILIO_API_BASE_URL: "http://127.0.0.1:4010" });
  });

  it("has a SID of AC and 32 hexadecimal digits", () => {
    for (const wrong of ["token", sid.slice(1), `${sid}0`, `SK${sid.slice(2)}`, sid.replace("0", "g"), `${sid}\n`])
      refusesOnly("TWILIO_ACCOUNT_SID", /is not an account's SID/, { ...twilio, TWILIO_ACCOUNT_SID: wrong });
  });

  it("has a token that is not empty and holds no blank", () => {
    for (const wrong of ["", " ", "to ken", "token\n"])
      refusesOnly("TWILIO_AUTH_TOKEN", /is empty|blank/, { ...twilio, TWILIO_AUTH_TOKEN: wrong });
    assert.ok(refused({ TWILIO_AUTH_TOKEN: "" })[0]?.startsWith("TWILIO_AUTH_TOKEN: is empty"));
  });

  it("sells numbers under papers that are named, or none", () => {
    refusesOnly("TWILIO_BUNDLE_SID", /is not set, but JOBRUN_NUMBERS_MAX is/, { ...twilio, JOBRUN_NUMBERS_MAX: "9" });
    for (const wrong of ["BU1", `AC${"0".repeat(32)}`, `BU${"0".repeat(32)} `])
      refusesOnly("TWILIO_BUNDLE_SID", /is not a bundle's SID/, {
        ...twilio,
        JOBRUN_NUMBERS_MAX: "9",
        TWILIO_BUNDLE_SID: wrong,
      });
    const bundleSid = `BU${"0".repeat(32)}`;
    const { carrier, limits } = accepted({ ...twilio, JOBRUN_NUMBERS_MAX: "9", TWILIO_BUNDLE_SID: bundleSid });
    assert.deepEqual([carrier.bundleSid, limits.numbersMax], [bundleSid, 9]);
    assert.deepEqual([accepted(twilio).carrier.bundleSid, accepted({}).limits.numbersMax], [null, 0]);
    assert.equal(accepted({ JOBRUN_NUMBERS_MAX: "9" }).carrier.bundleSid, null);
  });

  it("does not get its token over plain http, but on this machine", () => {
    const at = (address: string) => ({ ...twilio, TWILIO_API_BASE_URL: address });
    refusesOnly("TWILIO_API_BASE_URL", /plain http/, at("http://twilio.example"));
    assert.ok(accepted(at("http://127.0.0.1:4010")).carrier);
  });

  it("is the account with its tokens, at Twilio's own address", () => {
    const { carrier } = accepted({ ...production, TWILIO_AUTH_TOKEN_PREVIOUS: "older" });
    assert.ok(carrier.kind === "twilio");
    assert.equal(carrier.accountSid, sid);
    assert.equal(carrier.authToken.reveal(), "token");
    assert.equal(carrier.previousAuthToken?.reveal(), "older");
    assert.equal(carrier.apiBaseUrl, "https://api.twilio.com");
  });
});
