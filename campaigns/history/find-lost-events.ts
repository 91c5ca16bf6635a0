import type { History } from "./history.ts";

/** What was answered with 2xx and is not here, and what is here and came to no end. */
export function findLostEvents({ webhooks, events }: History): readonly string[] {
  const held = new Set(events.map(({ what }) => what));
  const missing = webhooks
    .filter(({ what, acknowledged }) => acknowledged && !held.has(what))
    .map(({ what }) => `${what} was acknowledged and is lost`);
  const waiting = events
    .filter(({ state }) => state !== "done" && state !== "dead")
    .map(({ what, state }) => `${what} came to no end: it is ${state}`);
  return [...missing, ...waiting];
}

/** What the inbox holds more than once. */
export function findDoubledEvents({ events }: History): readonly string[] {
  return [...Map.groupBy(events, ({ what }) => what)]
    .filter(([, copies]) => copies.length > 1)
    .map(([what, copies]) => `${what} is in the inbox ${copies.length} times`);
}
