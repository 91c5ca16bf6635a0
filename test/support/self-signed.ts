import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate for 127.0.0.1 that nobody vouches for, with its key, both as PEM. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecdsaWithSha256 = tlv(0x30, tlv(0x06, Buffer.from("2a8648ce3d040302", "hex")));
  const name = tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x06, Buffer.from("550403", "hex")), tlv(0x0c, "127.0.0.1"))));
  const validity = tlv(0x30, tlv(0x17, "200101000000Z"), tlv(0x17, "490101000000Z"));
  const itself = publicKey.export({ type: "spki", format: "der" });
  const inner = tlv(0x30, tlv(0x02, Buffer.from([1])), ecdsaWithSha256, name, validity, name, itself);
  const signature = sign("sha256", inner, privateKey);
  const whole = tlv(0x30, inner, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  const cert = ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }), cert };
}

/** ASN.1: a tag, the length of what follows, and that. */
function tlv(tag: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
