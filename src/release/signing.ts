import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";

/** What a signature is about is part of what is signed, so that one of evidence is none of a sign-off. */
export type Signed = "evidence" | "sign-off";

/** Who signs: the public half of a key, and what only its other half can do. */
export type Signer = {
  readonly publicKey: string;
  readonly sign: (what: Signed, hash: string) => string;
};

const publicForm = { format: "der", type: "spki" } as const;
const privateForm = { format: "der", type: "pkcs8" } as const;

/** Of a private key as the configuration takes it: Ed25519, PKCS#8, DER in base64. */
export function signerOf(privateKey: string): Signer {
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), ...privateForm });
  return {
    publicKey: createPublicKey(key).export(publicForm).toString("base64"),
    sign: (what, hash) => sign(null, message(what, hash), key).toString("base64"),
  };
}

export function newKeys(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey: privateKey.export(privateForm).toString("base64"),
    publicKey: publicKey.export(publicForm).toString("base64"),
  };
}

/** Whatever it is given: what is no key has signed nothing. A signature has one spelling, so that a changed one is no other of it. */
export function signatureHolds(publicKey: string, what: Signed, hash: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), ...publicForm });
    if (key.asymmetricKeyType !== "ed25519") return false;
    const bytes = Buffer.from(signature, "base64");
    return bytes.toString("base64") === signature && verify(null, message(what, hash), key, bytes);
  } catch {
    return false;
  }
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function message(what: Signed, hash: string): Buffer {
  return Buffer.from(`jobrun ${what} ${hash}`);
}
