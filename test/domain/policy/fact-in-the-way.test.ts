import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { factInTheWay } from "../../../src/domain/policy/fact-in-the-way.ts";

const facts = {
  platform: "on",
  client: "open",
  sender: "allowed",
  recipient: "ours",
  person: "somebody",
  optOut: "none",
  onboarding: "live",
  billing: "past_due",
  clientOutbound: "was_paused",
  customerOutbound: "on",
  alerts: "on",
  ai: "on",
  ignored: "no",
  thread: "open",
  booking: "not_possible",
  wrote: "not_lately",
  said: "in_window",
  count: "within",
  firstContacts: "within",
  money: "left",
  modelMoney: "left",
};

describe("the fact that stood in the way", () => {
  it("is the one whose value gives that reason", () => {
    assert.deepEqual(factInTheWay("own_number", facts), { fact: "recipient", value: "ours" });
    assert.deepEqual(factInTheWay("billing_lapsed", facts), { fact: "billing", value: "past_due" });
    assert.deepEqual(factInTheWay("client_paused", facts), { fact: "clientOutbound", value: "was_paused" });
    assert.deepEqual(factInTheWay("already_texted_in_window", facts), { fact: "said", value: "in_window" });
  });

  it("is none where the reason is about no fact, or the facts cannot be read", () => {
    assert.equal(factInTheWay("unknown_action", facts), null);
    assert.equal(factInTheWay("opted_out", facts), null);
    assert.equal(factInTheWay("own_number", { ...facts, said: "perhaps" }), null);
    assert.equal(factInTheWay("own_number", null), null);
  });
});
