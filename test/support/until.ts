import { setTimeout as pause } from "node:timers/promises";

const lookEveryMs = 15;

/** Waits until `look` gives something other than null, undefined or false, and answers with it. Bounded; says what it waited for. */
export async function until<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  withinMs = 10_000,
): Promise<Exclude<Value, null | undefined | false>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isThere(seen)) return seen;
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(lookEveryMs);
  }
}

function isThere<Value>(seen: Value): seen is Exclude<Value, null | undefined | false> {
  return seen !== null && seen !== undefined && seen !== false;
}
