import { timingSafeEqual } from "node:crypto";
import type { Form } from "./form.ts";
import { only } from "./form.ts";
import { getExpectedTwilioSignature } from "./sdk.ts";
import { retryFragment } from "./webhook-addresses.ts";

export type SignatureSettings = {
  /** The address that the carrier calls, without a slash at its end. Nothing of a request's headers is ever used instead. */
  readonly publicUrl: string;
  readonly accountSid: string;
  /** The current token, then the previous one while a rotation is on. */
  readonly authTokens: readonly [string, ...string[]];
};

export type SignedRequest = {
  /** Path and query as received. */
  readonly path: string;
  readonly form: Form;
  /** The X-Twilio-Signature header, or null. */
  readonly signature: string | null;
};

/**
 * `stale` is genuine too, but was signed with the previous token. `foreign` is signed for another account. A missing or
 * doubled AccountSid is a fault of the fields, and is refused where they are read.
 */
export type Verdict = "genuine" | "stale" | "forged" | "foreign";

/**
 * Makes the check of A1 and C1 (telephony page): over the exact configured address and all fields, in constant time. Throws
 * on an empty token, which would verify anybody's signature; the check itself throws for no request.
 */
export function makeVerifySignature(settings: SignatureSettings): (request: SignedRequest) => Verdict {
  if (settings.authTokens.some((token) => token.trim() === "")) throw new Error("a Twilio auth token is empty");
  if (!/^AC[0-9a-f]{32}$/.test(settings.accountSid)) throw new Error("the Twilio account SID is malformed");

  return ({ path, form, signature }) => {
    if (signature === null || signature.length !== signatureLength || !path.startsWith("/")) return "forged";
    const given = Buffer.from(signature);
    const fields = signedFields(form);
    const address = settings.publicUrl + path;
    // Twilio's papers say that the fragment is not signed, its own tests sign with it: both are our configured address.
    const token = settings.authTokens.findIndex(
      (secret) => matches(given, secret, address, fields) || matches(given, secret, address + retryFragment, fields),
    );
    if (token === -1) return "forged";
    const account = only(form, "AccountSid");
    if (account !== null && account !== settings.accountSid) return "foreign";
    return token === 0 ? "genuine" : "stale";
  };
}

/** As the carrier signs what it sends to this address. */
export function signatureFor(address: string, token: string, fields: Readonly<Record<string, string>>): string {
  return getExpectedTwilioSignature(token, address, fields);
}

/** Base64 of 20 bytes. */
const signatureLength = 28;

function matches(given: Buffer, secret: string, address: string, fields: Record<string, string | string[]>): boolean {
  const expected = Buffer.from(getExpectedTwilioSignature(secret, address, fields));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Made of entries, because an assignment to a field called `__proto__` would not make one, and it is signed like any other. */
function signedFields(form: Form): Record<string, string | string[]> {
  return Object.fromEntries(
    [...form].map(([name, values]): [string, string | string[]] => [
      name,
      values.length === 1 ? values[0] : [...values],
    ]),
  );
}
