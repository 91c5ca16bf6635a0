const eventMaxLength = 1024 * 1024;

export type ServerEvent = { name: string; about: unknown };

/** Reads server-sent events until the stream ends; an event that is not JSON, or endless, breaks it off. */
export async function readEvents(
  stream: ReadableStream<Uint8Array>,
  take: (event: ServerEvent) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let unread = "";
  for await (const chunk of stream) {
    const blocks = (unread + decoder.decode(chunk, { stream: true })).split("\n\n");
    unread = blocks.pop() ?? "";
    if (unread.length > eventMaxLength) throw new Error("an event without an end");
    for (const block of blocks) {
      const event = readBlock(block);
      if (event !== null) take(event);
    }
  }
}

/** Null for a heartbeat. */
function readBlock(block: string): ServerEvent | null {
  const lines = block.split("\n");
  const name = lines.find((line) => line.startsWith("event: "))?.slice("event: ".length);
  const written = lines.find((line) => line.startsWith("data: "))?.slice("data: ".length);
  return name === undefined || written === undefined ? null : { name, about: JSON.parse(written) };
}
