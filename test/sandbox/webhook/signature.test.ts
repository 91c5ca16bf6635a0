import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import twilio from "twilio";
import { sign } from "../../../src/sandbox/webhook/signature.ts";

const name = fc.stringMatching(/^[A-Za-z]{1,12}$/u);
const form = fc.dictionary(
  name,
  fc.string({ unit: "binary", maxLength: 40 }).map((value) => value.toWellFormed()),
);
const path = fc.constantFrom("/sms", "/voice?x=1", "/message-status?o=outbox_1&p=a%20b", "/");

describe("the network's signature", () => {
  it("is refused by the official validator when a byte of a field, the address or the token changed", () => {
    const good = sign("token", "http://127.0.0.1:3000/sms", { Body: "hi" });
    assert.ok(!twilio.validateRequest("token", good, "http://127.0.0.1:3000/sms", { Body: "hI" }));
    assert.ok(!twilio.validateRequest("token", good, "http://127.0.0.1:3000/smS", { Body: "hi" }));
    assert.ok(!twilio.validateRequest("tokeN", good, "http://127.0.0.1:3000/sms", { Body: "hi" }));
  });

  it("leaves the fragment out", () => {
    assert.equal(sign("t", "http://127.0.0.1/sms#rc=5", {}), sign("t", "http://127.0.0.1/sms", {}));
  });

  it("is accepted by the official validator for any fields and addresses", () => {
    fc.assert(
      fc.property(form, path, fc.string({ minLength: 1 }), (fields, where, token) => {
        const url = `http://127.0.0.1:3000${where}`;
        assert.ok(twilio.validateRequest(token, sign(token, `${url}#ct=1500&rp=all`, fields), url, fields));
      }),
      { numRuns: 300 },
    );
  });
});
