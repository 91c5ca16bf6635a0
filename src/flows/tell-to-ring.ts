import type { Phone } from "../domain/phone.ts";
import { ringThisOne } from "../domain/wording/owner.ts";
import type { Client } from "../store/clients.ts";
import { permitsSince } from "../store/permits.ts";
import type { Tx } from "../store/tenant.ts";
import { raiseLimit } from "./raise-limit.ts";
import { tellOwner } from "./tell-owner.ts";

const template = "ring_this_one";
/** Whoever makes a thousand numbers ring would have the owner's phone ring a thousand times, and each alert costs money. */
const ringsPerHourMax = 20;

/** Tells the owner of a person whom no text reached in time: once in an hour, however many texts to them came too late. */
export function tellToRing(tx: Tx, client: Client, phone: Phone, now: Temporal.Instant): Promise<string> {
  const hour = now.toString().slice(0, "2026-01-01T00".length);
  const slot = `ring ${phone} ${hour}`;
  return tellOfOne(tx, client, { phone, slot }, now);
}

/** The same under a slot of the caller's. Above so many in an hour the operator hears instead, once. */
export async function tellOfOne(
  tx: Tx,
  client: Client,
  { phone, slot }: { readonly phone: Phone; readonly slot: string },
  now: Temporal.Instant,
): Promise<string> {
  if ((await permitsSince(tx, client.id, template, now.subtract({ hours: 1 }))) >= ringsPerHourMax) {
    await raiseLimit(tx, client, "too_many_to_ring", now);
    return "not told: too many to ring";
  }
  return tellOwner(tx, { client, template, body: ringThisOne(phone), slot, emergency: false }, now);
}
