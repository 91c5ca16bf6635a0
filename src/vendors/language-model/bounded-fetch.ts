/** A reading has a few hundred bytes; what a model thinks aloud beside it may be some thousand. */
const answerBytesMax = 64 * 1024;

export class AnswerTooLarge extends Error {
  constructor() {
    super(`the model's answer has more than ${answerBytesMax} bytes`);
    this.name = "AnswerTooLarge";
  }
}

/**
 * The one way to a model's server. It follows no redirect, since the words must not go to another address, and reads no more of
 * an answer than `answerBytesMax`. The signal that it is called with bounds the whole, a body that drips in too.
 */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: "error" });
  const body = await readBounded(response);
  const headers = { "content-type": response.headers.get("content-type") ?? "application/json" };
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const chunks: AsyncIterable<unknown> | readonly unknown[] = body ?? [];
  for await (const part of chunks) {
    if (!(part instanceof Uint8Array)) continue;
    length += part.byteLength;
    // Leaving the loop closes the connection.
    if (length > answerBytesMax) throw new AnswerTooLarge();
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
