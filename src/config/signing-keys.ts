import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { Flaw } from "./problem.ts";
import { Secret } from "./secret.ts";

const make = "what jobrun deploy key --new prints, or openssl genpkey -algorithm ed25519 -outform DER | base64";

/** An Ed25519 private key as PKCS#8 (RFC 8410), DER in base64. What is refused is not shown: it may be one in another form. */
export function signingKey(text: string): Secret | Flaw {
  if (isKey(text, (der) => createPrivateKey({ key: der, format: "der", type: "pkcs8" }))) return new Secret(text);
  return { wrong: "is not an Ed25519 private key (PKCS#8, DER in base64)", write: make };
}

/** Its other half, as SubjectPublicKeyInfo, DER in base64. */
export function isPublicKey(text: string): boolean {
  return isKey(text, (der) => createPublicKey({ key: der, format: "der", type: "spki" }));
}

/** One spelling of a key and no other, so that keys can be compared as texts. */
function isKey(text: string, read: (der: Buffer) => KeyObject): boolean {
  const der = Buffer.from(text, "base64");
  if (der.toString("base64") !== text) return false;
  try {
    return read(der).asymmetricKeyType === "ed25519";
  } catch {
    return false;
  }
}
