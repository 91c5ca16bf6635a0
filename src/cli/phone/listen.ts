import type { Handset } from "./act.ts";
import { shownCall, shownText, type ShownText } from "./network-client.ts";
import { readEvents, type ServerEvent } from "./server-events.ts";

const againAfterMs = 1000;
const historyShown = 5;

export type Ear = { close(): void };

/** Shows what the network tells this handset, and finds it again when it went away. Resolves once it is connected. */
export async function listenToNetwork(handset: Handset): Promise<Ear> {
  const { network, phone, screen } = handset;
  const seen = new Set<string>();
  const stop = new AbortController();
  const first = await network.events(phone, stop.signal);
  const earlier = inbound(await network.texts(phone));
  for (const { sid } of earlier) seen.add(sid);
  for (const text of earlier.slice(-historyShown)) screen.earlier(text);
  handset.partner = earlier.at(-1)?.from ?? null;

  const take = (event: ServerEvent): void => {
    if (event.name === "text") arrive(handset, shownText.parse(event.about), seen);
    if (event.name === "status") screen.status(shownText.parse(event.about));
    if (event.name === "call") screen.call(shownCall.parse(event.about));
  };

  async function stay(connected: ReadableStream<Uint8Array>): Promise<void> {
    let stream: ReadableStream<Uint8Array> | null = connected;
    while (!stop.signal.aborted) {
      if (stream !== null) {
        await readEvents(stream, take).catch(() => null);
        if (!stop.signal.aborted) screen.note("The network went away; looking for it again...");
      }
      await pause(againAfterMs, stop.signal);
      stream = await again().catch(() => null);
      if (stream !== null) screen.note("The network is back.");
    }
  }

  async function again(): Promise<ReadableStream<Uint8Array>> {
    await network.register({ phone });
    const stream = await network.events(phone, stop.signal);
    for (const text of inbound(await network.texts(phone))) arrive(handset, text, seen);
    return stream;
  }

  stay(first).catch((cause: unknown) => {
    if (!stop.signal.aborted) screen.problem(String(cause));
  });
  return { close: () => stop.abort() };
}

function inbound(texts: readonly ShownText[]): ShownText[] {
  return texts.filter(({ direction, status }) => direction === "inbound" && status === "delivered");
}

/** A text is shown once, however often it is told. Whoever sent it is who gets the next line. */
function arrive(handset: Handset, text: ShownText, seen: Set<string>): void {
  if (seen.has(text.sid)) return;
  seen.add(text.sid);
  handset.partner = text.from;
  handset.arrivals += 1;
  handset.screen.arrived(text);
  for (const wake of handset.arrived) wake();
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, delayMs);
    signal.addEventListener("abort", end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}
