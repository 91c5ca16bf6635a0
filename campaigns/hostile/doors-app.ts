import { setTimeout as pause } from "node:timers/promises";
import type { Receipt, ReceivedEvent } from "../../src/domain/carrier-event.ts";
import { makeReceive } from "../../src/flows/receive.ts";
import { StoreAway } from "../../src/flows/store-away.ts";
import { buildApp } from "../../src/http/app.ts";
import type { Doors } from "../../src/http/doors.ts";
import { makeTwilioDoors } from "../../src/vendors/twilio/doors.ts";
import { doorsSettings } from "./doors-settings.ts";

/** The real doors over a memory for a database, which dislikes what PostgreSQL dislikes. It prints its port when it listens. */
let away = false;
const keys = new Set<string>();
const keysMax = 5_000;
const looks = 8;
const lookEveryMs = 50;

const insertEvents = async (events: readonly ReceivedEvent[]): Promise<readonly Receipt[]> => {
  if (away) throw new StoreAway("told to be");
  for (const { event } of events) {
    for (const text of Object.values(event)) {
      if (text !== null && (text.includes("\0") || !text.isWellFormed())) throw new Error("invalid byte sequence");
    }
  }
  return events.map(({ key }) => {
    const first = !keys.has(key);
    if (keys.size >= keysMax) keys.clear();
    keys.add(key);
    return { first, role: "OPERATIONAL", businessName: "Smith & Sons" };
  });
};

const doors: Doors = {
  ...makeReceive({ insertEvents }),
  twilio: makeTwilioDoors(doorsSettings),
  greeting: (_role, name) => `You have reached ${name ?? "us"}.`,
  health: async () => ({ status: "ok", uptime: process.uptime(), timestamp: new Date().toISOString(), checks: [] }),
  version: async () => ({ version: "0", commit: null, schemaWindow: { from: "0", to: "0" }, schema: null }),
  metrics: async () => ({ contentType: "text/plain", body: "" }),
  log: () => undefined,
};

const app = buildApp(doors);
process.on("message", (message) => {
  if (message === "memory") void leastInUseMiB().then((mebibytes) => process.send?.(mebibytes));
  else {
    away = message === "away";
    process.send?.(message);
  }
});
process.on("disconnect", () => process.exit(0));
process.send?.(await app.listen({ host: "127.0.0.1", port: 0 }));

/** What is held: the least that is in use after several collections, because the last sockets take a moment to be let go. */
async function leastInUseMiB(): Promise<number> {
  let least = Infinity;
  for (let look = 1; look <= looks; look += 1) {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    least = Math.min(least, (heapUsed + external) / 1_048_576);
    await pause(lookEveryMs);
  }
  return least;
}
