import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readForm } from "../../../src/vendors/twilio/form.ts";
import type { WebhookDoor } from "../../../src/vendors/twilio/read-webhook.ts";
import { readWebhook } from "../../../src/vendors/twilio/read-webhook.ts";
import { caller, callSid, encode, messageSid, samples, us } from "./samples.ts";

function read(door: WebhookDoor, body: string, path = `/api/twilio/${door}`) {
  const raw = Buffer.from(body);
  const form = readForm(raw);
  return form === null ? null : readWebhook(door, { form, path, raw });
}

const required = {
  sms: ["AccountSid", "MessageSid", "From", "To", "Body"],
  "message-status": ["AccountSid", "MessageSid", "MessageStatus", "From", "To"],
  voice: ["AccountSid", "CallSid", "From", "To"],
  status: ["AccountSid", "CallSid", "CallStatus", "From", "To"],
} as const;
const doors = ["sms", "message-status", "voice", "status"] as const;

describe("a webhook with a field missing or doubled", () => {
  for (const door of doors) {
    it(`is not read at the ${door} door`, () => {
      for (const name of required[door]) {
        const without = Object.entries(samples[door]).filter(([key]) => key !== name);
        assert.equal(read(door, encode(Object.fromEntries(without))), null, `without ${name}`);
      }
      for (const name of Object.keys(samples[door])) {
        assert.equal(read(door, `${encode(samples[door])}&${name}=x`), null, `doubled ${name}`);
      }
      assert.equal(read(door, `${encode(samples[door])}&Unknown=1&Unknown=1`), null);
    });
  }
});

describe("a webhook with a misshapen field", () => {
  it("is not read", () => {
    for (const sid of ["", "SM1", `${messageSid}0`, messageSid.toUpperCase(), callSid, ` ${messageSid}`]) {
      assert.equal(
        read("sms", encode({ ...samples.sms, MessageSid: sid, SmsSid: sid, SmsMessageSid: sid })),
        null,
        sid,
      );
    }
    assert.equal(read("voice", encode({ ...samples.voice, CallSid: messageSid })), null);
    assert.equal(read("sms", encode({ ...samples.sms, To: "07700 900001" })), null);
    assert.equal(read("sms", encode({ ...samples.sms, From: "4".repeat(65) })), null);
    assert.equal(read("message-status", encode({ ...samples["message-status"], From: "JobRun" })), null);
    assert.equal(read("status", encode({ ...samples.status, CallStatus: "no answer" })), null);
  });
});

describe("bytes moved between fields, which keep a signature", () => {
  it("are refused when they leave a required field missing", () => {
    const { Body: body, From: from, ...rest } = samples.sms;
    assert.equal(read("sms", encode({ ...rest, Body: `${body}From${from}` })), null);
    assert.equal(read("sms", encode({ ...rest, [`Body${body}From`]: from })), null);
    assert.equal(read("sms", encode({ ...rest, [`Body${body}`]: "", From: from })), null);
  });

  it("are refused when the real sender is swallowed by another field", () => {
    const forged = { ...samples.sms, Body: "hi", From: "+447700900999" };
    assert.equal(read("sms", encode({ ...forged, From: `+447700900999From${caller}` })), null);
    assert.equal(read("sms", encode({ ...forged, [`From${caller}`]: "" })), null);
    assert.equal(read("sms", encode({ ...forged, FromAa: `From${caller}` })), null);
    assert.equal(read("sms", encode({ ...forged, FromAaFrom: caller })), null);
    assert.equal(read("sms", encode({ ...forged, Zz: `MessageSid${messageSid}` })), null);
    assert.equal(read("sms", encode({ ...samples.sms, SmsSid: `SM${"0d".repeat(16)}` })), null);
  });

  it("are refused when a known field is continued by an unknown one", () => {
    const { ApiVersion: version, ...rest } = samples.sms;
    assert.equal(read("sms", encode({ ...rest, ApiVersion2: version.slice(1) })), null);
    assert.equal(read("sms", encode({ ...rest, ApiVersio: `n${version}` })), null);
  });

  it("do not make a text suspicious that merely speaks of them", () => {
    const event = read("sms", encode({ ...samples.sms, Body: `hiFrom${caller}To${us}MessageSid${messageSid}` }));
    assert.ok(event);
  });
});

describe("a text that arrived", () => {
  it("is read with its key, the sender as it came, and the bytes that came", () => {
    const body = encode(samples.sms);
    assert.deepEqual(read("sms", body), {
      key: `sms-in:${messageSid}`,
      event: { kind: "text_arrived", carrierId: messageSid, from: caller, to: us, body: samples.sms.Body },
      raw: Buffer.from(body),
      door: "webhook",
      happenedAt: null,
    });
  });

  it("may come from a name, a short code or nobody, be empty, and carry fields that we do not know", () => {
    for (const from of ["", "anonymous", "Acme Ltd", "60777", "+266696687"]) {
      const event = read("sms", encode({ ...samples.sms, From: from, Body: "", NewField: "x" }))?.event;
      assert.equal(event?.from, from);
    }
  });

  it("is fit for a text column whatever was written, while the bytes stay", () => {
    const raw = encode({ ...samples.sms, Body: "" }).replace("Body=", "Body=a%00b%08%0D%0Ac%ED%A0%80%09d%EF%BF%BF%FF");
    const event = read("sms", raw);
    assert.equal(event?.event.kind === "text_arrived" ? event.event.body : "", "ab\nc\uFFFD\uFFFD\uFFFD\td\uFFFD");
    assert.deepEqual(event?.raw, Buffer.from(raw));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (body) => {
        const arrived = read("sms", encode({ ...samples.sms, Body: body }))?.event;
        assert.ok(arrived?.kind === "text_arrived" && arrived.body.isWellFormed());
        // oxlint-disable-next-line no-control-regex -- control characters are what must be gone
        assert.doesNotMatch(arrived.body, /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
      }),
    );
  });
});

describe("what became of a text", () => {
  it("is read with the status in its key, and our outbox id from the address", () => {
    const failed = { ...samples["message-status"], MessageStatus: "failed", SmsStatus: "failed", ErrorCode: "30003" };
    const event = read("message-status", encode(failed), "/api/twilio/message-status?o=out_01");
    assert.equal(event?.key, `sms-st:${messageSid}:failed`);
    assert.deepEqual(event?.event, {
      kind: "text_status",
      carrierId: messageSid,
      from: us,
      to: caller,
      status: "failed",
      errorCode: "30003",
      outboxId: "out_01",
    });
  });

  it("has no outbox id when the address has none, two, or one that is not ours", () => {
    for (const query of ["", "?x=1", "?o=a&o=b", "?o=", "?o=%00", `?o=${"a".repeat(65)}`]) {
      const event = read("message-status", encode(samples["message-status"]), `/api/twilio/message-status${query}`);
      assert.ok(event?.event.kind === "text_status");
      assert.equal(event.event.outboxId, null, query);
    }
  });
});

describe("a call", () => {
  it("is read when it arrives and when its status changes, each with its key", () => {
    const arrived = read("voice", encode(samples.voice));
    assert.equal(arrived?.key, `call-in:${callSid}`);
    assert.deepEqual(arrived?.event, {
      kind: "call_arrived",
      carrierId: callSid,
      from: caller,
      to: us,
      forwardedFrom: "+447700900456",
    });
    const ended = read("status", encode(samples.status));
    assert.equal(ended?.key, `call-st:${callSid}:completed`);
    assert.deepEqual(ended?.event, {
      kind: "call_status",
      carrierId: callSid,
      from: caller,
      to: us,
      status: "completed",
    });
  });
});
