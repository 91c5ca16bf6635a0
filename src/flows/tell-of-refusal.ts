import type { TextAction } from "../domain/action.ts";
import { raiseIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";
import type { Scene } from "./open-scene.ts";
import { isLimit, raiseLimit } from "./raise-limit.ts";
import { tellToRing } from "./tell-to-ring.ts";

/** Refusals that are nobody's wish: the person waits for an answer, and the owner can still ring. */
const ringAfter: ReadonlySet<string> = new Set([
  "money_cap",
  "first_contacts_reached",
  "first_contacts_of_block",
  "unreachable_number",
  "cap_reached",
]);
/** Refusals of safety words that were said. */
export const saidLately: ReadonlySet<string> = new Set(["already_said", "once_per_danger_and_hour"]);

/** Tells of a text to a customer that the gate refused. Returns what became of that, or null where nobody is to be told. */
export async function tellOfRefusal(
  tx: Tx,
  { client, cause, phone }: Scene,
  { action, reason }: { readonly action: TextAction; readonly reason: string },
  now: Temporal.Instant,
): Promise<string | null> {
  if (isLimit(reason)) await raiseLimit(tx, client, reason, now);
  const unsafe = action === "text_safety" && !saidLately.has(reason);
  if (unsafe) await raiseUnsafe(tx, { client }, reason, now);
  // Who rings in spite of a thread that loops is a person, most likely.
  const rang = reason === "loop" && cause.is === "call";
  return unsafe || rang || ringAfter.has(reason) ? tellToRing(tx, client, phone, now) : null;
}

/** Words about danger did not go out: whoever reads this rings. */
export async function raiseUnsafe(
  tx: Tx,
  { client }: Pick<Scene, "client">,
  why: string,
  now: Temporal.Instant,
): Promise<void> {
  const detail = `Safety words to a customer of ${client.businessName} did not go out (${why}). Ring the customer.`;
  await raiseIncident(tx, client.id, { kind: "safety_not_sent", subject: client.id, detail }, now);
}
