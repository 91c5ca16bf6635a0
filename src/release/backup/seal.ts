import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scryptSync } from "node:crypto";
import { pieces } from "./pieces.ts";

/** What a backup's parts are encrypted under: of the operator's key and the backup's own salt. */
export type BackupKey = { readonly secret: Buffer; readonly salt: string };

const magic = Buffer.from("JobRun backup 1\n");
const saltBytes = 32;
const tagBytes = 16;
const pieceBytes = 1 << 20;
const keyBytes = 32;
/** scrypt, because the operator's key may be a word that somebody made up: about a tenth of a second for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 };

export function newSalt(): string {
  return randomBytes(saltBytes).toString("hex");
}

export function backupKey(key: string, salt: string): BackupKey {
  return { secret: scryptSync(key, Buffer.from(salt, "hex"), keyBytes, cost), salt };
}

/**
 * AES-256-GCM in pieces of a megabyte. A piece's nonce is its place, and whether it is the last; the key is the part's own, of
 * the backup's key, chance and the part's name. So a piece that is moved, missing, or another part's does not open.
 */
export async function* seal(
  { secret }: BackupKey,
  part: string,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const key = partKey(secret, salt, part);
  yield Buffer.concat([magic, salt]);
  let place = 0n;
  for await (const { piece, last } of pieces(source, pieceBytes)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonce(place, last), { authTagLength: tagBytes });
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    place += 1n;
  }
}

/** Gives back what was sealed; throws where a piece does not open, and gives out nothing of that piece. */
export async function* open(
  { secret }: BackupKey,
  part: string,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  const { head, rest } = await takeHead(chunks, magic.length + saltBytes);
  if (!head.subarray(0, magic.length).equals(magic)) throw new Error(`${part} is not an encrypted part of a backup.`);
  const key = partKey(secret, head.subarray(magic.length), part);
  let place = 0n;
  for await (const { piece, last } of pieces(andThen(rest, chunks), pieceBytes + tagBytes)) {
    yield opened(key, nonce(place, last), piece, part, place);
    place += 1n;
  }
}

function opened(key: Buffer, at: Buffer, piece: Buffer, part: string, place: bigint): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, at, { authTagLength: tagBytes });
    decipher.setAuthTag(piece.subarray(-tagBytes));
    return Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new Error(`${part} does not open at piece ${place}: it is changed, cut off or in another order.`, { cause });
  }
}

function partKey(secret: Buffer, salt: Buffer, part: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, `jobrun backup part ${part}`, keyBytes));
}

function nonce(place: bigint, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(place, 3);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

async function takeHead(
  chunks: AsyncIterator<Buffer>,
  length: number,
): Promise<{ readonly head: Buffer; readonly rest: Buffer }> {
  let all = Buffer.alloc(0);
  while (all.length < length) {
    const next = await chunks.next();
    if (next.done === true) break;
    all = Buffer.concat([all, next.value]);
  }
  return { head: all.subarray(0, length), rest: all.subarray(length) };
}

async function* andThen(first: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}
