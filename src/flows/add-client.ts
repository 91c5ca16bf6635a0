import { classifyCaller, textable } from "../domain/caller.ts";
import { parseClientId, type ClientId } from "../domain/ids.ts";
import { insertClient, type NewClient } from "../store/clients.ts";
import { newId } from "../store/new-id.ts";
import { isOurs } from "../store/numbers.ts";
import type { Store } from "../store/tenant.ts";

export type ClientAdded =
  | { readonly id: ClientId }
  | { readonly refused: "owner_phone_taken" | "not_a_mobile" | "one_of_ours" };

/** A new client, not yet live. One open client an owner phone, which must be a mobile that alerts can reach. */
export async function addClient(
  store: Store,
  client: Omit<NewClient, "id">,
  now: Temporal.Instant,
): Promise<ClientAdded> {
  const id = parseClientId(newId("client"));
  if (id === null) throw new Error("a new client id was not well-formed");
  const known = { ours: new Set<string>(), staff: new Set<string>(), allowFiction: true };
  if (!textable(classifyCaller(client.ownerPhone, known))) return { refused: "not_a_mobile" };
  if (await store.withoutTenant((db) => isOurs(db, client.ownerPhone))) return { refused: "one_of_ours" };
  const refused = await store.withTenant(id, (tx) => insertClient(tx, { ...client, id }, now));
  return refused === null ? { id } : { refused };
}
