/** A file, or a folder, of an archive in the form that every `tar` reads. */
export type Entry = { readonly name: string; readonly kind: "file" | "folder"; readonly bytes: number };

const blockBytes = 512;
const nameBytesMax = 100;
/** Where the fields of a header begin, and how long they are. */
const fields = {
  name: [0, 100],
  mode: [100, 8],
  size: [124, 12],
  sum: [148, 8],
  kind: [156, 1],
  magic: [257, 8],
} as const;

export function tarHeader({ name, kind, bytes }: Entry): Buffer {
  if (Buffer.byteLength(name) > nameBytesMax) throw new Error(`${name} is too long a name for an archive.`);
  const header = Buffer.alloc(blockBytes);
  header.write(name, fields.name[0]);
  header.write(kind === "file" ? "0000600\0" : "0000700\0", fields.mode[0]);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${bytes.toString(8).padStart(11, "0")}\0`, fields.size[0]);
  header.write("00000000000\0", 136);
  header.write(kind === "file" ? "0" : "5", fields.kind[0]);
  header.write("ustar\u000000", fields.magic[0]);
  header.write(`${sumOf(header).toString(8).padStart(6, "0")}\0 `, fields.sum[0]);
  return header;
}

/** What stands between the end of a file and the next header. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((blockBytes - (bytes % blockBytes)) % blockBytes);
}

export const tarEnd = Buffer.alloc(2 * blockBytes);

export type Unpacking = {
  readonly begin: (entry: Entry) => Promise<void>;
  readonly add: (bytes: Buffer) => Promise<void>;
};

/** Reads an archive to its end, which must be there; a name that leads out of the folder is refused. */
export async function readTar(source: AsyncIterable<Buffer>, { begin, add }: Unpacking): Promise<void> {
  let held: Buffer = Buffer.alloc(0);
  let [left, padding, ended] = [0, 0, false];
  for await (const chunk of source) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (!ended && held.length > 0) {
      if (left > 0) {
        const some = held.subarray(0, left);
        await add(some);
        left -= some.length;
        held = held.subarray(some.length);
      } else if (padding > 0) {
        const skipped = Math.min(padding, held.length);
        padding -= skipped;
        held = held.subarray(skipped);
      } else if (held.length < blockBytes) {
        break;
      } else {
        const entry = entryOf(held.subarray(0, blockBytes));
        held = held.subarray(blockBytes);
        ended = entry === null;
        if (entry === null) break;
        await begin(entry);
        left = entry.bytes;
        padding = tarPadding(left).length;
      }
    }
  }
  if (!ended) throw new Error("the archive ends before its end");
}

function entryOf(header: Buffer): Entry | null {
  if (header.every((byte) => byte === 0)) return null;
  const text = ([start, length]: readonly [number, number]) =>
    header.toString("utf8", start, start + length).replace(/\0.*$/s, "");
  if (Number.parseInt(text(fields.sum), 8) !== sumOf(header)) throw new Error("a header of the archive is damaged");
  const name = text(fields.name);
  if (name.startsWith("/") || name.split(/[/\\]/).includes("..")) throw new Error(`the archive leads out: ${name}`);
  return { name, kind: text(fields.kind) === "5" ? "folder" : "file", bytes: Number.parseInt(text(fields.size), 8) };
}

/** As if the sum's own field were blanks. */
function sumOf(header: Buffer): number {
  const [start, length] = fields.sum;
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= start && at < start + length ? 32 : byte;
  return sum;
}
