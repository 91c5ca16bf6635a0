import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, it } from "node:test";
import { newKeys, sha256, signatureHolds, signerOf } from "../../src/release/signing.ts";

describe("a signature", () => {
  const keys = newKeys();
  const signer = signerOf(keys.privateKey);
  const hash = sha256("what was left");
  const signature = signer.sign("evidence", hash);

  it("holds for its key, its matter and its hash, and for nothing else", () => {
    assert.equal(signer.publicKey, keys.publicKey);
    assert.ok(signatureHolds(keys.publicKey, "evidence", hash, signature));
    assert.ok(!signatureHolds(newKeys().publicKey, "evidence", hash, signature));
    assert.ok(!signatureHolds(keys.publicKey, "sign-off", hash, signature));
    assert.ok(!signatureHolds(keys.publicKey, "evidence", sha256("another"), signature));
    const changed = Buffer.from(signature, "base64");
    changed[0] = (changed[0] ?? 0) ^ 1;
    assert.ok(!signatureHolds(keys.publicKey, "evidence", hash, changed.toString("base64")));
  });

  it("has one spelling", () => {
    for (const other of [` ${signature}`, signature.replaceAll("=", ""), signature.replace(/.==$/, "/==")])
      assert.ok(!signatureHolds(keys.publicKey, "evidence", hash, other), other);
  });

  it("is nobody's where the key is none, or of another kind", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "der", type: "spki" });
    for (const none of ["", "word", rsa.toString("base64")])
      assert.ok(!signatureHolds(none, "evidence", hash, signature));
  });
});
