/** The same bytes in pieces of just this size; the last one is shorter, perhaps empty, and said to be the last. */
export async function* pieces(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ readonly piece: Buffer; readonly last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    held.push(chunk);
    length += chunk.length;
    // Only what more bytes follow is known not to be the last.
    while (length > size) {
      const all = Buffer.concat(held);
      yield { piece: all.subarray(0, size), last: false };
      held = [all.subarray(size)];
      length -= size;
    }
  }
  yield { piece: Buffer.concat(held), last: true };
}
