import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readForm } from "../../../src/vendors/twilio/form.ts";
import { findSent, listCalls, listTexts } from "../../../src/vendors/twilio/lists.ts";
import { buyNumber } from "../../../src/vendors/twilio/buy.ts";
import { listNumbers, setAddresses } from "../../../src/vendors/twilio/numbers.ts";
import { readWebhook } from "../../../src/vendors/twilio/read-webhook.ts";
import { numberAddresses } from "../../../src/vendors/twilio/webhook-addresses.ts";
import { caller, callSid, encode, messageSid, phone, publicUrl, samples, us } from "./samples.ts";
import { json, smallCarrier } from "./small-carrier.ts";

const since = Temporal.Instant.from("2026-11-22T09:00:00Z");
const date = "Sun, 22 Nov 2026 09:05:00 +0000";

const inbound = {
  sid: messageSid,
  from: caller,
  to: us,
  body: samples.sms.Body,
  direction: "inbound",
  status: "received",
  date_sent: date,
};
const ours = { ...inbound, from: us, to: caller, direction: "outbound-api", status: "failed", error_code: 30003 };
const call = {
  sid: callSid,
  from: caller,
  to: us,
  direction: "inbound",
  status: "completed",
  start_time: date,
  forwarded_from: "+447700900456",
};

function asWebhook(door: "sms" | "voice") {
  const raw = Buffer.from(encode(samples[door]));
  const form = readForm(raw);
  return form && readWebhook(door, { form, raw, path: "/" });
}

describe("the carrier's list of texts", () => {
  it("fails as a whole when the carrier does not answer well", async () => {
    const carrier = await smallCarrier((response) => json(response, 500, {}));
    await assert.rejects(listTexts(carrier.client, { to: phone(us), from: null, since, limit: 10 }));
    await carrier.close();
  });

  it("gives the event and key that the webhook would have given", async () => {
    const strange = { ...inbound, to: "whatsapp:+447700900001" };
    const carrier = await smallCarrier((response) =>
      json(response, 200, { messages: [inbound, ours, strange], next_page_uri: null }),
    );
    const [arrived, fate, ...more] = await listTexts(carrier.client, { to: phone(us), from: null, since, limit: 100 });
    await carrier.close();
    const webhook = asWebhook("sms");
    assert.equal(arrived?.key, webhook?.key);
    assert.deepEqual(arrived?.event, webhook?.event);
    assert.equal(arrived?.door, "sweep");
    assert.equal(arrived.happenedAt?.toString(), "2026-11-22T09:05:00Z");
    assert.match(Buffer.from(arrived.raw).toString(), /^\{.*"sid":"SM/);
    assert.equal(fate?.key, `sms-st:${messageSid}:failed`);
    assert.deepEqual(fate.event, {
      kind: "text_status",
      carrierId: messageSid,
      from: us,
      to: caller,
      status: "failed",
      errorCode: "30003",
      outboxId: null,
    });
    assert.equal(more.length, 0);
    assert.equal(carrier.asked[0]?.query.get("To"), us);
    assert.equal(carrier.asked[0].query.get("From"), null);
    assert.equal(carrier.asked[0].query.get("DateSent>"), "2026-11-22T09:00:00Z");
  });

  it("is read page by page up to its limit", async () => {
    const carrier = await smallCarrier((response, _request, asked) => {
      json(response, 200, { messages: [inbound, inbound], next_page_uri: `${asked.path}?Page=next` });
    });
    const texts = await listTexts(carrier.client, { to: null, from: null, since, limit: 5 });
    await carrier.close();
    assert.equal(texts.length, 5);
    assert.equal(carrier.asked.length, 3);
  });
});

describe("the carrier's list of calls", () => {
  it("gives arrivals as the webhook would have, and none of our own calls", async () => {
    const carrier = await smallCarrier((response) => {
      json(response, 200, {
        calls: [call, { ...call, direction: "outbound-api" }, { ...call, from: null }],
        next_page_uri: null,
      });
    });
    const [arrived, withheld, ...more] = await listCalls(carrier.client, {
      to: phone(us),
      from: null,
      since,
      limit: 100,
    });
    await carrier.close();
    const webhook = asWebhook("voice");
    assert.equal(arrived?.key, webhook?.key);
    assert.deepEqual(arrived?.event, webhook?.event);
    assert.equal(withheld?.event.from, "");
    assert.equal(more.length, 0);
  });
});

describe("looking for a text that may have been sent", () => {
  it("finds ours with the same words, and nothing else", async () => {
    const messages = [
      { ...ours, body: "Other" },
      { ...inbound, body: "Hello" },
      { ...ours, body: "Hello " },
    ];
    const carrier = await smallCarrier((response) => json(response, 200, { messages, next_page_uri: null }));
    const found = await findSent(carrier.client, { to: phone(caller), from: phone(us), body: "Hello", since });
    await carrier.close();
    assert.deepEqual(found, [{ carrierId: messageSid, status: "failed", errorCode: "30003" }]);
  });
});

describe("numbers", () => {
  it("are bought, listed and set with addresses that ask for retries", async () => {
    const held = { sid: `PN${"0e".repeat(16)}`, phone_number: us, voice_url: "v", sms_url: "s", status_callback: "c" };
    const carrier = await smallCarrier((response, _request, { method }) => {
      if (method === "GET") json(response, 200, { incoming_phone_numbers: [held, { sid: "PN" }], next_page_uri: null });
      else json(response, 201, held);
    });
    const addresses = numberAddresses(publicUrl);
    assert.deepEqual(await buyNumber(carrier.client, phone(us), null, addresses), {
      is: "bought",
      carrierId: held.sid,
    });
    await setAddresses(carrier.client, held.sid, addresses);
    const listed = await listNumbers(carrier.client);
    await carrier.close();
    assert.deepEqual(listed, [
      { carrierId: held.sid, phone: us, addresses: { voice: "v", sms: "s", callStatus: "c" } },
    ]);
    assert.equal(carrier.asked[0]?.form.get("SmsUrl"), `${publicUrl}/api/twilio/sms#ct=1500&rt=3500&rc=5&rp=all`);
    assert.match(carrier.asked[1]?.path ?? "", new RegExp(`/IncomingPhoneNumbers/${held.sid}\\.json$`));
    assert.equal(carrier.asked[1]?.form.get("VoiceUrl"), addresses.voice);
  });
});
