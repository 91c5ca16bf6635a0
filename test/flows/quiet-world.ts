import type { World } from "../../src/flows/world.ts";
import type { Store } from "../../src/store/tenant.ts";

/** A world in which nothing is read or received, at this time; what it woke is kept. */
export function quietWorld(store: Store, at: Temporal.Instant): World & { readonly woken: readonly string[] } {
  const woken: string[] = [];
  return {
    store,
    now: () => at,
    read: () => Promise.reject(new Error("nothing is read")),
    burstMs: 0,
    model: null,
    allowFiction: true,
    terms: { url: "http://127.0.0.1:9/terms", trialDays: 7 },
    operatorPhone: null,
    operatorNumber: null,
    receive: () => Promise.reject(new Error("nothing is received")),
    wake: (queue) => woken.push(queue),
    woken,
  };
}
