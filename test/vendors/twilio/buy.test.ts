import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buyNumber, numbersForSale } from "../../../src/vendors/twilio/buy.ts";
import { whyNotApproved } from "../../../src/vendors/twilio/requirement.ts";
import { addressAt } from "../../../src/vendors/twilio/sdk.ts";
import { numberAddresses } from "../../../src/vendors/twilio/webhook-addresses.ts";
import { phone, publicUrl, us } from "./samples.ts";
import { type Answer, json, smallCarrier } from "./small-carrier.ts";

const bundleSid = `BU${"0b".repeat(16)}`;
const regulationSid = `RN${"0c".repeat(16)}`;
const now = Temporal.Instant.from("2026-11-22T12:00:00Z");

async function asked<T>(answer: Answer, ask: (carrier: Awaited<ReturnType<typeof smallCarrier>>) => Promise<T>) {
  const carrier = await smallCarrier(answer);
  try {
    return { said: await ask(carrier), asked: carrier.asked };
  } finally {
    await carrier.close();
  }
}

describe("a purchase", () => {
  const buying = (answer: Answer, bundle: string | null = bundleSid) =>
    asked(answer, ({ client }) => buyNumber(client, phone(us), bundle, numberAddresses(publicUrl)));

  for (const [what, answer] of [
    ["is cut off", (response) => response.destroy()],
    ["fails at the carrier", (response) => json(response, 500, { code: 20500, message: "broken" })],
    ["is answered with no number", (response) => json(response, 201, { sid: "" })],
    ["is not answered in time", () => undefined],
  ] as const satisfies readonly (readonly [string, Answer])[])
    it(`that ${what} is unknown, and says so without the number`, async () => {
      await assert.rejects(buying(answer), (error: Error) => {
        assert.match(error.message, /^whether a number was bought is unknown/);
        assert.ok(!error.message.includes(us));
        return true;
      });
    });

  it("that the carrier refuses has its reason, and a number that is gone is told apart", async () => {
    const refuse =
      (code: number): Answer =>
      (response) =>
        json(response, 400, { code, message: "no", status: 400 });
    assert.deepEqual((await buying(refuse(21_649))).said, { is: "refused", why: "no (21649)" });
    assert.deepEqual((await buying(refuse(21_422))).said, { is: "gone" });
    const busy: Answer = (response) => json(response, 429, { code: 20_429, message: "Too Many Requests" });
    assert.deepEqual((await buying(busy)).said, { is: "busy" });
  });

  it("is made under the papers, with our addresses on the number", async () => {
    const sid = `PN${"0e".repeat(16)}`;
    const held: Answer = (response) => json(response, 201, { sid });
    const papered = await buying(held);
    assert.deepEqual(papered.said, { is: "bought", carrierId: sid });
    assert.equal(papered.asked[0]?.form.get("BundleSid"), bundleSid);
    assert.match(papered.asked[0]?.form.get("VoiceUrl") ?? "", /#ct=1500&rt=3500&rc=5&rp=all$/);
    assert.equal((await buying(held, null)).asked[0]?.form.has("BundleSid"), false);
  });
});

describe("numbers for sale", () => {
  it("are UK mobiles that carry calls and texts, whatever else the carrier offers", async () => {
    const offer = (number: string, voice: boolean, sms: boolean) => ({
      phone_number: number,
      capabilities: { voice, SMS: sms, MMS: false },
    });
    const available = [
      offer("+447700900001", true, true),
      offer("+447700900002", false, true),
      offer("+447700900003", true, false),
      offer("+441632960004", true, true),
      offer("nonsense", true, true),
    ];
    const { said, asked: made } = await asked(
      (response) => json(response, 200, { available_phone_numbers: available }),
      ({ client }) => numbersForSale(client, 7),
    );
    assert.deepEqual(said, ["+447700900001"]);
    const query = made[0]?.query;
    assert.deepEqual(
      [query?.get("SmsEnabled"), query?.get("VoiceEnabled"), query?.get("PageSize")],
      ["true", "true", "7"],
    );
  });
});

describe("regulatory papers", () => {
  const papers = (bundle: object, regulation: object = {}) =>
    asked(
      (response, _request, { path }) => {
        const approved = { status: "twilio-approved", valid_until: null, regulation_sid: regulationSid, ...bundle };
        if (path === `/v2/RegulatoryCompliance/Bundles/${bundleSid}`) return json(response, 200, approved);
        assert.equal(path, `/v2/RegulatoryCompliance/Regulations/${regulationSid}`);
        return json(response, 200, { iso_country: "GB", number_type: "mobile", ...regulation });
      },
      ({ client }) => whyNotApproved(client, bundleSid, now),
    );

  for (const status of ["draft", "pending-review", "in-review", "twilio-rejected", "provisionally-approved"])
    it(`that are ${status} allow nothing`, async () => {
      assert.equal((await papers({ status })).said, `the regulatory bundle is ${status}, not approved`);
    });

  it("allow nothing from the instant on which approval runs out", async () => {
    const ended = "the regulatory bundle's approval has run out";
    assert.equal((await papers({ valid_until: "2026-11-22T12:00:00Z" })).said, ended);
    assert.equal((await papers({ valid_until: "2026-11-22T12:00:01Z" })).said, null);
  });

  it("allow nothing for another country or kind of number", async () => {
    assert.match((await papers({}, { iso_country: "US" })).said ?? "", /for mobile numbers of US/);
    assert.match((await papers({}, { number_type: "local" })).said ?? "", /for local numbers of GB/);
  });

  it("that the carrier does not know are a reason, and a carrier that does not answer is none", async () => {
    const look = (status: number) =>
      asked(
        (response) => json(response, status, { code: 20_404, message: "not found" }),
        ({ client }) => whyNotApproved(client, bundleSid, now),
      );
    assert.equal((await look(404)).said, "the regulatory bundle cannot be looked up: not found (20404)");
    await assert.rejects(look(500));
  });

  it("that are approved allow it, and so does an account that asks for none", async () => {
    assert.equal((await papers({})).said, null);
    const none = await asked(
      () => undefined,
      ({ client }) => whyNotApproved(client, null, now),
    );
    assert.deepEqual([none.said, none.asked], [null, []]);
  });
});

describe("the carrier's hosts", () => {
  it("are its own where it is the carrier, in its region as well", () => {
    const asks = "https://numbers.twilio.com/v2/RegulatoryCompliance/Bundles/BU1?a=b";
    const path = "/v2/RegulatoryCompliance/Bundles/BU1?a=b";
    assert.equal(addressAt("https://api.twilio.com", asks), `https://numbers.twilio.com${path}`);
    assert.equal(addressAt("https://api.dublin.ie1.twilio.com", asks), `https://numbers.dublin.ie1.twilio.com${path}`);
    assert.equal(addressAt("https://api.twilio.com", "https://api.twilio.com/x"), "https://api.twilio.com/x");
  });

  it("are one origin for all of them anywhere else, and none but that", () => {
    for (const origin of [
      "http://127.0.0.1:4010",
      "https://api.nottwilio.com",
      "https://api.twilio.com.example",
      "http://api.twilio.com",
    ])
      assert.equal(addressAt(origin, "https://numbers.twilio.com/v2/x"), `${origin}/v2/x`);
  });
});
