import type { Client } from "pg";
import { type Sending, terminate } from "../../test/release/migrate/meddled.ts";
import type { Holder } from "./holder.ts";

/** What happens to a runner at one statement. */
export const disturbances = ["killed", "cancelled", "timed out"] as const;
export type Disturbance = (typeof disturbances)[number];

/** Cancels itself, as an operator would who sees it run. */
const cancelled = "DO $$ BEGIN PERFORM pg_cancel_backend(pg_backend_pid()); PERFORM pg_sleep(60); END $$";
/** Waits for what the holder has, no longer than its time-out says. */
const timedOut = (key: number) =>
  `DO $$ BEGIN PERFORM set_config('lock_timeout', '1', true); PERFORM pg_advisory_xact_lock(${key}); END $$`;

/** Disturbs a statement that is about to be sent, and gives back what the runner hears. */
export async function disturb(
  how: Disturbance,
  { root, holder }: { readonly root: Client; readonly holder: Holder },
  { client, text }: Sending,
  ask: (instead?: string) => unknown,
): Promise<unknown> {
  if (/\bCONCURRENTLY\b/.test(text) && how !== "timed out") {
    return holder.amid(client, ask, () => (how === "cancelled" ? cancel(root, client) : terminate(root, client)));
  }
  if (how === "cancelled") return ask(cancelled);
  if (how === "timed out") return ask(timedOut(holder.key));
  await terminate(root, client);
  return ask();
}

async function cancel(root: Client, client: Client): Promise<void> {
  await root.query("SELECT pg_cancel_backend($1)", [Reflect.get(client, "processID")]);
}
