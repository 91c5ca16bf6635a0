import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseSetup, storedFieldsOf } from "../../../src/domain/onboarding/parse-setup.ts";
import { newSetup, type Setup } from "../../../src/domain/onboarding/setup.ts";

const setup: Setup = {
  open: { is: "divert", step: { code: "busy", attempt: 2 } },
  told: {
    trade: "plumber",
    area: "Leeds",
    businessName: "Reed Plumbing",
    ownerName: "Ann",
    alerts: "not_at_night",
    agreed: { at: "2026-11-22T12:00:00Z", words: "AGREE" },
    phoneType: "IPHONE",
    network: "ee",
  },
  last: ["phoneType", "network"],
  misses: 2,
};

const stored = {
  business_type: "plumber",
  service_location: "Leeds",
  business_name: "Reed Plumbing",
  owner_name: "Ann",
  notification_preference: "SMS",
  alerts: "not_at_night",
  confirm_live: "AGREE",
  agreed_at: "2026-11-22T12:00:00Z",
  phone_type: "IPHONE",
  network: "ee",
  open: { is: "divert", step: { code: "busy", attempt: 2 } },
  last: ["phoneType", "network"],
  misses: 2,
};

describe("what is stored of a set-up", () => {
  it("has the predecessor's keys and ours, and is read as it was", () => {
    assert.deepEqual(storedFieldsOf(setup), stored);
    assert.deepEqual(parseSetup(stored), setup);
  });

  it("says null for what nobody told, and no way of alerting before one was chosen", () => {
    const empty = storedFieldsOf(newSetup);
    const untold = Object.keys(stored).filter((key) => !["open", "last", "misses"].includes(key));
    assert.deepEqual(empty, {
      ...Object.fromEntries(untold.map((key) => [key, null])),
      open: { is: "trade_and_area" },
      last: [],
      misses: 0,
    });
  });

  for (const open of [
    { is: "trade_and_area" },
    { is: "business_name" },
    { is: "owner_name" },
    { is: "alerts" },
    { is: "agreement" },
    { is: "number" },
    { is: "phone" },
    { is: "divert", step: { code: "no_answer", attempt: 0 } },
    { is: "test_call", attempt: 3 },
    { is: "live" },
  ] as const)
    it(`stands where it stood: ${JSON.stringify(open)}`, () =>
      assert.deepEqual(parseSetup({ ...stored, open }).open, open));

  it("goes on at the first open question where it says none that there is", () => {
    for (const open of [
      null,
      "phone",
      {},
      { is: "elsewhere" },
      { is: "test_call" },
      { is: "test_call", attempt: "0" },
      { is: "divert" },
      { is: "divert", step: "busy" },
      { is: "divert", step: null },
      { is: "divert", step: { code: "all", attempt: 0 } },
      { is: "divert", step: { code: "busy", attempt: "0" } },
      { is: "divert", step: { attempt: 0 } },
    ])
      assert.deepEqual(parseSetup({ ...stored, open }).open, { is: "number" }, JSON.stringify(open));
    assert.deepEqual(parseSetup({ ...stored, open: null, owner_name: null }).open, { is: "owner_name" });
  });

  for (const [key, field, odd] of [
    ["business_type", "trade", [" ", "", 3, null, undefined, ["plumber"]]],
    ["service_location", "area", [" ", 3, null]],
    ["business_name", "businessName", ["\t", 3, null]],
    ["owner_name", "ownerName", ["", 3, null]],
    ["alerts", "alerts", ["SMS", 1, null]],
    ["phone_type", "phoneType", ["NOKIA", "iphone", null]],
    ["network", "network", ["tin", null]],
    ["confirm_live", "agreed", [1, null]],
    ["agreed_at", "agreed", ["yesterday", 1, null, undefined]],
  ] as const)
    it(`takes for untold what is no ${key}`, () => {
      for (const value of odd)
        assert.deepEqual(
          parseSetup({ ...stored, [key]: value }),
          { ...setup, told: { ...setup.told, [field]: null } },
          JSON.stringify(value),
        );
    });

  it("knows both ways of being alerted", () => {
    for (const alerts of ["any_hour", "not_at_night"] as const)
      assert.equal(parseSetup({ ...stored, alerts }).told.alerts, alerts);
  });

  it("keeps of what was told last only what there is, and counts no texts that are no number", () => {
    assert.deepEqual(parseSetup({ ...stored, last: ["network", "shoe size"], misses: "2" }), {
      ...setup,
      last: ["network"],
      misses: 0,
    });
    assert.deepEqual(parseSetup({ ...stored, last: "network" }).last, []);
  });

  it("that is nothing at all is a new one", () => {
    for (const odd of [null, undefined, 3, "S1", [], {}]) assert.deepEqual(parseSetup(odd), newSetup);
  });
});
