import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import { backupKey, newSalt, open, seal } from "../../../src/release/backup/seal.ts";

const key = backupKey("a word of the operator's", newSalt());
const headBytes = 48;
const sealedPieceBytes = (1 << 20) + 16;

async function* inChunks(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const plain = randomBytes(2 * (1 << 20) + 12_345);
const sealed = await all(seal(key, "base.tar", inChunks(plain)));
const openAll = (bytes: Buffer, part = "base.tar", under = key) => all(open(under, part, inChunks(bytes, 100_000)));

describe("a part of an encrypted backup", () => {
  it("does not open after one bit of it was changed, wherever that is", async () => {
    for (const at of [0, 20, headBytes, headBytes + sealedPieceBytes - 1, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await assert.rejects(openAll(changed), /does not open|not an encrypted part/, `byte ${at}`);
    }
  });

  it("does not open when it is cut off, also just between two pieces", async () => {
    for (const end of [10, headBytes, headBytes + sealedPieceBytes, sealed.length - 1]) {
      await assert.rejects(openAll(sealed.subarray(0, end)), /does not open|not an encrypted part/, `to byte ${end}`);
    }
  });

  it("does not open when two pieces have changed places, or one is there twice", async () => {
    const head = sealed.subarray(0, headBytes);
    const first = sealed.subarray(headBytes, headBytes + sealedPieceBytes);
    const second = sealed.subarray(headBytes + sealedPieceBytes, headBytes + 2 * sealedPieceBytes);
    const third = sealed.subarray(headBytes + 2 * sealedPieceBytes);
    await assert.rejects(openAll(Buffer.concat([head, second, first, third])), /piece 0/);
    await assert.rejects(openAll(Buffer.concat([head, first, first, second, third])), /piece 1/);
  });

  it("does not open as another part, or under another key or another backup's salt", async () => {
    await assert.rejects(openAll(sealed, "backup_label"), /does not open/);
    await assert.rejects(openAll(sealed, "base.tar", backupKey("another word", key.salt)), /does not open/);
    await assert.rejects(openAll(sealed, "base.tar", backupKey("a word of the operator's", newSalt())), /not open/);
  });

  it("opens to what was sealed, whatever its length, and shows nothing of it until then", async () => {
    assert.ok((await openAll(sealed)).equals(plain));
    for (const length of [0, 1, 1 << 20, (1 << 20) + 1]) {
      const some = plain.subarray(0, length);
      assert.ok((await openAll(await all(seal(key, "base.tar", inChunks(some))))).equals(some), `${length} bytes`);
    }
    assert.equal(sealed.includes(plain.subarray(0, 16)), false);
  });
});
