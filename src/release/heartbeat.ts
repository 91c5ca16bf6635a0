import { setTimeout as pause } from "node:timers/promises";
import { newId } from "../store/new-id.ts";
import { beat, endBeating, type RunningProcess } from "../store/processes.ts";
import type { Store } from "../store/tenant.ts";
import type { Migration } from "./migrate/step.ts";

const heartbeatEveryMs = 5_000;

/** `outside` settles with a contract that this process does not know, once one has begun: then it may serve no longer. */
export type Heartbeat = { readonly outside: Promise<string>; stop(): Promise<void> };

/**
 * Tells the database every few seconds that this process lives and what it can serve, until stopped. The first beat is before
 * anything is served, and rejects where the database does not answer; later ones that fail are made up for by the next.
 */
export async function beginHeartbeat(
  store: Store,
  tells: Omit<RunningProcess, "id">,
  migrations: readonly Migration[],
  everyMs = heartbeatEveryMs,
): Promise<Heartbeat> {
  const id = newId("process");
  const known = new Set(migrations.map(({ name }) => name));
  const outside = Promise.withResolvers<string>();
  const stopping = new AbortController();
  const once = async () => {
    const contracts = await store.withoutTenant((db) => beat(db, { id, ...tells }));
    const strange = contracts.find((name) => !known.has(name));
    if (strange !== undefined) outside.resolve(strange);
  };
  const goOn = async () => {
    while (!stopping.signal.aborted) {
      await pause(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (!stopping.signal.aborted) await once().catch(() => undefined);
    }
  };
  await once();
  const going = goOn();
  return {
    outside: outside.promise,
    stop: async () => {
      stopping.abort();
      await going;
      // A row that stays behind is taken for dead soon.
      await store.withoutTenant((db) => endBeating(db, id)).catch(() => undefined);
    },
  };
}
