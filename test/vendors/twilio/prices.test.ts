import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parsePhone } from "../../../src/domain/phone.ts";
import { listPrices } from "../../../src/vendors/twilio/lists.ts";
import { us } from "./samples.ts";
import { json, smallCarrier } from "./small-carrier.ts";

const since = Temporal.Instant.from("2026-11-22T09:00:00Z");
const from = parsePhone(us) ?? assert.fail();

/** What is known of one text with this price in the carrier's list. */
async function priced(price: unknown, unit: unknown = "GBP") {
  const message = { sid: "SM1", direction: "outbound-api", from: us, price, price_unit: unit };
  const carrier = await smallCarrier((response) => json(response, 200, { messages: [message], next_page_uri: null }));
  try {
    return { prices: await listPrices(carrier.client, { from, since, limit: 100 }), asked: carrier.asked };
  } finally {
    await carrier.close();
  }
}

describe("the price of a text", () => {
  for (const [why, price, unit] of [
    ["is not known yet", null, "GBP"],
    ["is empty", "", "GBP"],
    ["is in another currency", "-0.0400", "USD"],
    ["is in no currency", "-0.0400", null],
    ["is no number", "soon", "GBP"],
    ["is what we are paid", "0.0400", "GBP"],
  ] as const) {
    it(`that ${why} is left out`, async () => assert.deepEqual((await priced(price, unit)).prices, []));
  }

  it("is in pence, without a rounding that nobody asked for", async () => {
    for (const [price, pence] of [
      ["-0.0400", 4],
      ["-0.2900", 29],
      ["-0.03925", 3.925],
      ["0", 0],
    ] as const) {
      assert.deepEqual((await priced(price, "gbp")).prices, [{ carrierId: "SM1", pence }]);
    }
  });

  it("is asked for by number and time, in one question", async () => {
    const { asked } = await priced("-0.0400");
    assert.equal(asked.length, 1);
    assert.equal(asked[0]?.query.get("From"), us);
    assert.equal(asked[0]?.query.get("DateSent>"), "2026-11-22T09:00:00Z");
  });
});
