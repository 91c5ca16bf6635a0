import { createHmac } from "node:crypto";

/**
 * Twilio's signature: base64 of HMAC-SHA1, keyed with the account's token, over the exact address without its fragment
 * and then every field's name and value, sorted by name (Twilio, "Webhooks security").
 */
export function sign(authToken: string, url: string, form: Readonly<Record<string, string>>): string {
  const fields = Object.keys(form)
    .toSorted()
    .map((name) => `${name}${form[name] ?? ""}`);
  return createHmac("sha1", authToken)
    .update(withoutFragment(url) + fields.join(""), "utf8")
    .digest("base64");
}

export function withoutFragment(url: string): string {
  const hash = url.indexOf("#");
  return hash === -1 ? url : url.slice(0, hash);
}
