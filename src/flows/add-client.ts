import { parseClientId, type ClientId } from "../domain/ids.ts";
import { insertClient, type NewClient } from "../store/clients.ts";
import { newId } from "../store/new-id.ts";
import type { Store } from "../store/tenant.ts";

export type ClientAdded = { readonly id: ClientId } | { readonly refused: "owner_phone_taken" };

/** A new client, not yet live. One open client an owner phone. */
export async function addClient(
  store: Store,
  client: Omit<NewClient, "id">,
  now: Temporal.Instant,
): Promise<ClientAdded> {
  const id = parseClientId(newId("client"));
  if (id === null) throw new Error("a new client id was not well-formed");
  const refused = await store.withTenant(id, (tx) => insertClient(tx, { ...client, id }, now));
  return refused === null ? { id } : { refused };
}
