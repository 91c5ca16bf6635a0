import type { ClientId } from "../../domain/ids.ts";
import type { Setup } from "../../domain/onboarding/setup.ts";
import { readClient, type Client } from "../../store/clients.ts";
import { lockSetup } from "../../store/setups.ts";
import type { Tx } from "../../store/tenant.ts";

/** A client, and while it sets up by text where that stands, locked: whoever waited for the lock may find the client live. */
export async function readClientInSetup(
  tx: Tx,
  id: ClientId,
): Promise<{ readonly client: Client | null; readonly setup: Setup | null }> {
  const before = await readClient(tx, id);
  if (before === null || before.live) return { client: before, setup: null };
  const setup = await lockSetup(tx, id);
  const client = setup === null ? before : await readClient(tx, id);
  return { client, setup: client === null || client.live ? null : setup };
}
