import { setTimeout as pause } from "node:timers/promises";
import type { Scope } from "../domain/scope.ts";
import { pressOff, textsInFlight, type Press, type Pressed } from "../store/switches.ts";
import type { Store } from "../store/tenant.ts";

export type SwitchedOff =
  | { readonly state: "drained"; readonly tookMs: number }
  | { readonly state: "paused"; readonly tookMs: number; readonly inFlight: readonly string[] }
  | { readonly refused: Exclude<Pressed, "pressed"> };

/** How long a switch waits for what is in flight (house rule: a send takes 5 s at most, its lease 8 s). */
export const drainBoundMs = 10_000;
const firstLookMs = 2;
const slowestLookMs = 10;

/**
 * Switches off and waits until nothing of the scope is in flight. `drained` means that no call to a carrier is running there
 * and none begins before it is switched on again; `paused` that none begins, and that these texts may still be under way.
 */
export async function switchOff(
  store: Store,
  scope: Scope,
  press: Press,
  { now, boundMs = drainBoundMs }: { readonly now: Temporal.Instant; readonly boundMs?: number },
): Promise<SwitchedOff> {
  const startedAt = performance.now();
  const tookMs = () => Math.round(performance.now() - startedAt);
  const pressed = await store.withoutTenant((db) => pressOff(db, scope, press, now));
  if (pressed !== "pressed") return { refused: pressed };
  for (let lookMs = firstLookMs; ; lookMs = Math.min(lookMs * 2, slowestLookMs)) {
    const inFlight = await store.withoutTenant((db) => textsInFlight(db, scope, press.what));
    if (inFlight.length === 0) return { state: "drained", tookMs: tookMs() };
    if (tookMs() >= boundMs) return { state: "paused", tookMs: tookMs(), inFlight };
    await pause(lookMs);
  }
}
