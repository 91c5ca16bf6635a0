import type { Phone } from "../domain/phone.ts";
import { ringThisOne } from "../domain/wording/owner.ts";
import type { Client } from "../store/clients.ts";
import type { Tx } from "../store/tenant.ts";
import { tellOwner } from "./tell-owner.ts";

/** Tells the owner of a person whom no text reached in time: once in an hour, however many texts to them came too late. */
export function tellToRing(tx: Tx, client: Client, phone: Phone, now: Temporal.Instant): Promise<string> {
  const hour = now.toString().slice(0, "2026-01-01T00".length);
  const slot = `ring ${phone} ${hour}`;
  return tellOwner(tx, { client, template: "ring_this_one", body: ringThisOne(phone), slot, emergency: false }, now);
}
