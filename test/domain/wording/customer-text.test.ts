import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Effect, textsTheCustomer } from "../../../src/domain/intake/effect.ts";
import { nothingSaid } from "../../../src/domain/lead-facts.ts";
import { customerText } from "../../../src/domain/wording/customer-text.ts";

const effects: readonly Effect[] = [
  { do: "send_first_text" },
  { do: "ask_job", introduce: false, placeKnown: false },
  { do: "ask_job", introduce: false, placeKnown: true },
  { do: "ask_place", introduce: true, again: false },
  { do: "ask_place", introduce: true, again: true },
  { do: "confirm", introduce: false, lead: nothingSaid },
  { do: "say_passed_on", introduce: true },
  { do: "say_rang_again" },
  { do: "send_holding_reply" },
  { do: "send_safety", danger: "gas", postcode: null },
  { do: "save_lead", as: "new", lead: nothingSaid },
  { do: "alert_owner", about: "new", urgency: "soon", lead: nothingSaid },
  { do: "alert_operator", about: "danger", danger: "gas", lead: nothingSaid },
  { do: "opt_out", words: "STOP", by: "carrier_word" },
  { do: "opt_in", carrier: true },
];

describe("the words of an effect", () => {
  it("exist for each effect that texts the customer and for no other, and differ", () => {
    const texts = effects.map((effect) => customerText(effect, "Dave's Plumbing", true));
    assert.deepEqual(
      texts.map((text) => text !== null),
      effects.map(textsTheCustomer),
    );
    assert.match(texts[3] ?? "", /postcode or address/);
    assert.match(texts[1] ?? "", /problem/);
    const said = texts.filter((text) => text !== null);
    assert.equal(new Set(said).size, said.length);
  });
});
