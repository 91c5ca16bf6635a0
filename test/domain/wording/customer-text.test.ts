import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CustomerEffect, type QuietEffect, textsTheCustomer } from "../../../src/domain/intake/effect.ts";
import { nothingSaid } from "../../../src/domain/lead-facts.ts";
import { customerText } from "../../../src/domain/wording/customer-text.ts";

const spoken: readonly CustomerEffect[] = [
  { do: "send_first_text" },
  { do: "ask_job", introduce: false, words: "job", answers: [] },
  { do: "ask_job", introduce: false, words: "job_there", answers: [] },
  { do: "ask_place", introduce: true, words: "place", answers: [] },
  { do: "ask_place", introduce: true, words: "place_again", answers: [] },
  { do: "confirm", introduce: false, lead: nothingSaid, more: null, answers: [] },
  { do: "answer", introduce: false, answers: [{ topic: "price", told: null }] },
  { do: "say_corrected", introduce: false, lead: nothingSaid },
  { do: "say_sorry", introduce: false },
  { do: "say_passed_on", introduce: true },
  { do: "say_rang_again" },
  { do: "send_holding_reply" },
  { do: "send_safety", danger: "gas", postcode: null },
];

const quiet: readonly QuietEffect[] = [
  { do: "save_lead", as: "new", state: "QUALIFIED", enquiry: 1, lead: nothingSaid },
  { do: "alert_owner", about: "new", urgency: "soon", asks: null, enquiry: 1, lead: nothingSaid },
  { do: "alert_operator", about: "danger", danger: "gas", lead: nothingSaid },
  { do: "opt_out", words: "STOP", by: "carrier_word" },
  { do: "opt_in", carrier: true },
];

describe("the words of an effect that texts the customer", () => {
  it("differ from each other's", () => {
    const said = spoken.map((effect) => customerText(effect, "Dave's Plumbing", true));
    assert.match(said[3] ?? "", /postcode or address/);
    assert.match(said[1] ?? "", /problem/);
    assert.equal(new Set(said).size, said.length);
  });
});

describe("what texts the customer", () => {
  it("is told apart from what does not", () => {
    for (const effect of spoken) assert.equal(textsTheCustomer(effect), true, effect.do);
    for (const effect of quiet) assert.equal(textsTheCustomer(effect), false, effect.do);
  });
});
