import twilio from "twilio/lib/webhooks/webhooks.js";
import type { SignatureSettings } from "../../src/vendors/twilio/signature.ts";
import type { Chance } from "./chance.ts";
import type { Pairs } from "./genuine-webhooks.ts";
import { encodePairs, genuineWebhook } from "./genuine-webhooks.ts";

export type HostileRequest = {
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer;
};

const form = "application/x-www-form-urlencoded";
const nasty = [
  "\0",
  "\u0008",
  "\ud800",
  "\ufffe",
  "\u202e",
  "]]>",
  "<Response>",
  "'; --",
  "${7*7}",
  "a".repeat(20_000),
] as const;
const oddNames = [
  "__proto__",
  "constructor",
  "toString",
  "a[b]",
  "a.b",
  "",
  "Body[x]",
  "\0",
  "é",
  "x".repeat(9_000),
] as const;
const types = [
  form,
  "application/json",
  "multipart/form-data",
  "text/plain",
  "",
  "x",
  `${form}; charset=utf-16`,
  "application/xml",
] as const;
const methods = ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "POST", "PROPFIND", "TRACE"] as const;
const paths = [
  "/",
  "/%",
  "/%00",
  "/api/twilio/sms/",
  "/api/twilio/SMS",
  "/api//twilio/sms",
  "/api/twilio/..%2fsms",
  "/health",
  "/metrics",
  "/api/version",
  "/api/health",
  "/health/ready",
  "/health/live",
  "/api/clients",
  "/api/stripe/webhook",
  "/api/twilio/voice?x=%FF",
  "/__proto__",
  `/${"a".repeat(6_000)}`,
  "/api/twilio/sms?__proto__[x]=1",
  "//evil.example/",
  "/.env",
  "/health?x=\u00e9",
] as const;

/** One request of those that a stranger, a broken proxy or a replay would make; some of them well signed. */
export function hostileRequest(signing: SignatureSettings, chance: Chance): HostileRequest {
  const webhook = genuineWebhook(chance, chance.onceIn(12) ? `AC${chance.hex(32)}` : signing.accountSid);
  switch (chance.below(8)) {
    case 0:
      return signed("genuine", webhook.path, webhook.pairs, signing);
    case 1:
      return signed("nasty words", webhook.path, withNasty(webhook.pairs, chance), signing);
    case 2:
      return signed("fields lost or doubled", webhook.path, mangled(webhook.pairs, chance), signing);
    case 3: {
      const good = signed("another type", webhook.path, webhook.pairs, signing);
      return { ...good, headers: { ...good.headers, "content-type": chance.pick(types) } };
    }
    case 4:
      return unsigned("unsigned", webhook.path, encodePairs(webhook.pairs), chance);
    case 5:
      return unsigned(
        "huge",
        webhook.path,
        Buffer.alloc(60_000 + chance.below(200_000), chance.pick(["a", "&", "a=", "%"])),
        chance,
      );
    case 6:
      return {
        kind: "odd address",
        method: chance.pick(methods),
        path: chance.pick(paths),
        headers: oddHeaders(chance),
        body: "",
      };
    default:
      return unsigned("noise", webhook.path, Buffer.from(chance.hex(2 * chance.below(2_000)), "hex"), chance);
  }
}

function signed(kind: string, path: string, pairs: Pairs, signing: SignatureSettings): HostileRequest {
  const fields: Record<string, string | string[]> = Object.create(null);
  // What arrives is what the wire can carry: a lone surrogate does not survive it.
  for (const [name, value] of new URLSearchParams(encodePairs(pairs))) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  const signature = twilio.getExpectedTwilioSignature(signing.authTokens[0], signing.publicUrl + path, fields);
  const headers = { "content-type": form, "x-twilio-signature": signature };
  return { kind, method: "POST", path, headers, body: encodePairs(pairs) };
}

function unsigned(kind: string, path: string, body: string | Buffer, chance: Chance): HostileRequest {
  const headers = {
    "content-type": chance.pick(types),
    ...(chance.onceIn(2) ? { "x-twilio-signature": chance.hex(28) } : {}),
  };
  return { kind, method: "POST", path, headers: { ...headers, ...oddHeaders(chance) }, body };
}

function withNasty(pairs: Pairs, chance: Chance): Pairs {
  const [first, second] = [chance.below(pairs.length), chance.pick(oddNames)];
  const changed = pairs.map(([name, value], at): [string, string] => [
    name,
    at === first || name === "Body" ? value + chance.pick(nasty) : value,
  ]);
  return chance.onceIn(3) ? [...changed, [second, chance.pick(nasty)]] : changed;
}

function mangled(pairs: Pairs, chance: Chance): Pairs {
  const at = chance.below(pairs.length);
  if (chance.onceIn(2)) return pairs.filter((_, index) => index !== at);
  if (chance.onceIn(4)) return Array.from({ length: 300 }, (_, index): [string, string] => [`x${index}`, ""]);
  return [...pairs, pairs[at] ?? ["x", "y"]];
}

function oddHeaders(chance: Chance): Record<string, string> {
  return chance.pick<Record<string, string>>([
    {},
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-forwarded-for": "1.2.3.4" },
    { "content-encoding": "gzip" },
    { expect: "100-continue" },
    { "x-http-method-override": "DELETE", cookie: "a".repeat(4_000) },
    { "accept-encoding": "identity;q=0", range: "bytes=0-1", "if-none-match": "*" },
  ]);
}
