import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, it } from "node:test";
import { newKeys } from "../../src/release/signing.ts";
import { accepted, refused, refusesOnly, twilio } from "./reading.ts";

describe("the language model", () => {
  it("has one of four forms", () => {
    for (const wrong of ["gpt", "openai", "openai:", "openai: x", "OpenAI:x", `openai:${"x".repeat(101)}`])
      refusesOnly("JOBRUN_MODEL", /is not a model; write none, openai:NAME/, { JOBRUN_MODEL: wrong });
    assert.deepEqual(accepted({ JOBRUN_MODEL: "none" }).model, { kind: "none" });
  });

  it("has its key, or its address", () => {
    refusesOnly("OPENAI_API_KEY", /is not set, but JOBRUN_MODEL is openai:m/, { JOBRUN_MODEL: "openai:m" });
    refusesOnly("ANTHROPIC_API_KEY", /is not set/, { JOBRUN_MODEL: "anthropic:m", OPENAI_API_KEY: "k" });
    refusesOnly("JOBRUN_MODEL_BASE_URL", /is not set/, { JOBRUN_MODEL: "compatible:m", JOBRUN_MODEL_API_KEY: "k" });
  });

  it("does not get customers' words over plain http, but on this machine", () => {
    const at = (address: string) => ({ JOBRUN_MODEL: "compatible:llama3:8b", JOBRUN_MODEL_BASE_URL: address });
    refusesOnly("JOBRUN_MODEL_BASE_URL", /plain http/, at("http://models.example/v1"));
    const { model } = accepted(at("http://localhost:11434/v1"));
    assert.deepEqual(model, {
      kind: "compatible",
      name: "llama3:8b",
      baseUrl: "http://localhost:11434/v1",
      apiKey: null,
    });
  });
});

describe("the database", () => {
  it("has an address of PostgreSQL with user, host and name", () => {
    const wrong = ["mysql://u@h/d", "jobrun", "postgres://h/d", "postgres://u@h", "postgres://u@h/", "postgres:///d"];
    for (const address of wrong) {
      refusesOnly("DATABASE_URL", /PostgreSQL|names no/, { DATABASE_URL: address });
      refusesOnly("JOBRUN_ADMIN_DATABASE_URL", /PostgreSQL|names no/, { JOBRUN_ADMIN_DATABASE_URL: address });
    }
    const { url } = accepted({ DATABASE_URL: "postgresql://u:p@h:1/d" }).database;
    assert.equal(url?.reveal(), "postgresql://u:p@h:1/d");
    assert.equal(String(url), "postgres://u:[hidden]@h:1/d");
  });
});

describe("billing", () => {
  it("has both secrets or none", () => {
    refusesOnly("STRIPE_WEBHOOK_SECRET", /is not set/, { STRIPE_SECRET_KEY: "k" });
    refusesOnly("STRIPE_SECRET_KEY", /is not set/, { STRIPE_WEBHOOK_SECRET: "k" });
    refusesOnly("STRIPE_API_BASE_URL", /is set, but/, { STRIPE_API_BASE_URL: "https://stripe.example" });
    const both = { STRIPE_SECRET_KEY: "k", STRIPE_WEBHOOK_SECRET: "w" };
    assert.equal(accepted(both).billing?.secretKey.reveal(), "k");
    refusesOnly("STRIPE_API_BASE_URL", /plain http/, { ...both, STRIPE_API_BASE_URL: "http://stripe.example" });
  });
});

describe("the operator", () => {
  it("has a phone in international form that is not one of our numbers, and is not shown when wrong", () => {
    for (const wrong of ["07700 900123", "+0770090012", "me"]) {
      refusesOnly("JOBRUN_OPERATOR_PHONE", /^(?!.*0770).*international form/, { JOBRUN_OPERATOR_PHONE: wrong });
      refusesOnly("JOBRUN_OPERATOR_NUMBER", /international form/, { JOBRUN_OPERATOR_NUMBER: wrong });
    }
    const same = { JOBRUN_OPERATOR_PHONE: "+447700900123", JOBRUN_OPERATOR_NUMBER: "+447700900123" };
    refusesOnly("JOBRUN_OPERATOR_NUMBER", /own phone/, same);
    assert.equal(accepted({ JOBRUN_OPERATOR_PHONE: "+447700900123" }).operator.phone, "+447700900123");
  });

  it("is nobody where nobody is named", () => {
    assert.deepEqual(accepted({}).operator, { phone: null, number: null });
  });
});

describe("limits", () => {
  it("are whole numbers within their ranges", () => {
    const wrong: Record<string, string[]> = {
      JOBRUN_BURST_MS: ["-1", "10001", "2s"],
      JOBRUN_LOOKUP_GAP_MS: ["0", "9", "3600001"],
      JOBRUN_CLIENT_DAY_PENCE: ["0", "1000001", "5.5"],
      JOBRUN_TRIAL_DAYS: ["0", "367", "1.5", "a week"],
      JOBRUN_NUMBERS_MAX: ["-1", "10001", "some"],
      JOBRUN_SEGMENT_PRICE_PENCE: ["0", "0.00", "100.1", "-4", "4p"],
    };
    for (const [variable, values] of Object.entries(wrong))
      for (const value of values) refusesOnly(variable, /is not a (whole number|price)/, { [variable]: value });
    assert.equal(accepted({ JOBRUN_SEGMENT_PRICE_PENCE: "4.12" }).limits.segmentPricePence, 4.12);
  });

  it("wait for a look-up half a second in the sandbox and a minute with Twilio", () => {
    assert.equal(accepted({}).limits.lookupGapMs, 500);
    assert.equal(accepted(twilio).limits.lookupGapMs, 60_000);
    assert.equal(accepted({ ...twilio, JOBRUN_LOOKUP_GAP_MS: "700" }).limits.lookupGapMs, 700);
  });

  it("let texts go to GB alone, and say why not elsewhere", () => {
    for (const wrong of ["US", "GB,US", "gb", "*"])
      refusesOnly("JOBRUN_ALLOWED_COUNTRIES", /rules of no other country are built yet/, {
        JOBRUN_ALLOWED_COUNTRIES: wrong,
      });
    assert.deepEqual(accepted({ JOBRUN_ALLOWED_COUNTRIES: "GB" }).limits.allowedCountries, ["GB"]);
  });
});

describe("keys", () => {
  const { privateKey, publicKey } = newKeys();

  it("that evidence is signed with are Ed25519, in one spelling, and anything else is refused with what to write", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const others = [
      "word",
      publicKey,
      `${privateKey}=`,
      privateKey.slice(0, -4),
      rsa.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    ];
    for (const wrong of others)
      refusesOnly("JOBRUN_SIGNING_KEY", /is not an Ed25519 private key.*write what jobrun deploy key --new prints/, {
        JOBRUN_SIGNING_KEY: wrong,
      });
    assert.equal(accepted({ JOBRUN_SIGNING_KEY: privateKey }).keys.signing?.reveal(), privateKey);
  });

  it("that are trusted are lists of Ed25519 public keys, and a private one among them is not shown", () => {
    for (const wrong of ["a,,b", `${publicKey},`, `${publicKey},${privateKey}`])
      refusesOnly("JOBRUN_TRUSTED_KEYS", /is not a list/, { JOBRUN_TRUSTED_KEYS: wrong });
    assert.ok(!refused({ JOBRUN_TRUSTED_KEYS: privateKey }).join().includes(privateKey));
    const keys = [publicKey, newKeys().publicKey];
    assert.deepEqual(accepted({ JOBRUN_TRUSTED_KEYS: keys.join(", ") }).keys.trusted, keys);
    assert.deepEqual(accepted({}).keys, { signing: null, trusted: [], backup: null });
  });
});
