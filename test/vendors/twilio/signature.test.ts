import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readForm } from "../../../src/vendors/twilio/form.ts";
import { makeVerifySignature } from "../../../src/vendors/twilio/signature.ts";
import { retryFragment } from "../../../src/vendors/twilio/webhook-addresses.ts";
import type { Fields } from "./samples.ts";
import { accountSid, encode, previousToken, publicUrl, samples, sign, token } from "./samples.ts";

const verify = makeVerifySignature({ publicUrl, accountSid, authTokens: [token, previousToken] });
const path = "/api/twilio/sms";

function verdict(fields: Fields, signature: string | null, at = path) {
  const form = readForm(Buffer.from(encode(fields)));
  assert.ok(form);
  return verify({ path: at, form, signature });
}

describe("a webhook that Twilio did not sign", () => {
  it("is forged without a signature", () => {
    assert.equal(verdict(samples.sms, null), "forged");
    assert.equal(verdict(samples.sms, ""), "forged");
  });

  it("is forged when signed with another secret, or with none", () => {
    assert.equal(verdict(samples.sms, sign(publicUrl + path, samples.sms, "another")), "forged");
    assert.equal(verdict(samples.sms, sign(publicUrl + path, samples.sms, "")), "forged");
  });

  it("is forged when any field, the path, the query or the host was changed", () => {
    const signature = sign(publicUrl + path, samples.sms);
    assert.equal(verdict({ ...samples.sms, Body: "another" }, signature), "forged");
    assert.equal(verdict({ ...samples.sms, Extra: "1" }, signature), "forged");
    assert.equal(verdict(samples.sms, signature, "/api/twilio/SMS"), "forged");
    assert.equal(verdict(samples.sms, signature, `${path}?o=1`), "forged");
    assert.equal(verdict(samples.sms, sign(`https://other.example${path}`, samples.sms)), "forged");
    assert.equal(verdict(samples.sms, sign(`http://jobrun.example${path}`, samples.sms)), "forged");
  });

  it("is forged for every header and path there is, without an exception", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (signature, at) => {
        assert.equal(verdict(samples.sms, signature, at), "forged");
      }),
    );
  });
});

describe("a webhook signed for another account", () => {
  it("is foreign, however well it is signed", () => {
    const fields = { ...samples.sms, AccountSid: `AC${"b2".repeat(16)}` };
    assert.equal(verdict(fields, sign(publicUrl + path, fields)), "foreign");
  });
});

describe("a webhook that Twilio signed", () => {
  it("is genuine over the configured address, with its query as received", () => {
    assert.equal(verdict(samples.sms, sign(publicUrl + path, samples.sms)), "genuine");
    const at = "/api/twilio/message-status?o=out_1&x=a'b%20c";
    assert.equal(verdict(samples.sms, sign(publicUrl + at, samples.sms), at), "genuine");
  });

  it("is genuine when the retry fragment of our own address was signed too", () => {
    assert.equal(verdict(samples.sms, sign(publicUrl + path + retryFragment, samples.sms)), "genuine");
  });

  it("is stale when the previous token signed it", () => {
    assert.equal(verdict(samples.sms, sign(publicUrl + path, samples.sms, previousToken)), "stale");
  });

  it("is genuine with a field called __proto__, an empty one, and fields sent twice", () => {
    const form = readForm(Buffer.from(`${encode(samples.sms)}&__proto__=x&Empty=&Twice=b&Twice=a`));
    assert.ok(form);
    const fields = Object.fromEntries([...Object.entries(samples.sms), ["Empty", ""]]);
    Object.defineProperty(fields, "__proto__", { value: "x", enumerable: true });
    const signature = sign(publicUrl + path, Object.assign(fields, { Twice: ["b", "a"] }));
    assert.equal(verify({ path, form, signature }), "genuine");
  });
});

describe("the settings of the check", () => {
  it("cannot hold an empty token or a malformed account", () => {
    assert.throws(() => makeVerifySignature({ publicUrl, accountSid, authTokens: [""] }), /token is empty/);
    assert.throws(() => makeVerifySignature({ publicUrl, accountSid, authTokens: [token, " "] }), /token is empty/);
    assert.throws(() => makeVerifySignature({ publicUrl, accountSid: "", authTokens: [token] }), /malformed/);
  });
});
