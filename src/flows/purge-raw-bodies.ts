import { purgeRawBodies } from "../store/inbox.ts";
import type { World } from "./world.ts";

/** Webhook bodies are kept as bytes this long, for disputes, and then only what was read from them stays. */
const rawBodyDays = 14;
const batchRows = 1_000;
const batchesMax = 1_000;

/** Forgets old raw bodies in batches of their own transactions; returns how many. */
export async function purgeOldBodies(world: World): Promise<number> {
  const before = world.now().subtract({ hours: rawBodyDays * 24 });
  let purged = 0;
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const rows = await world.store.withoutTenant((db) => purgeRawBodies(db, before, batchRows));
    purged += rows;
    if (rows < batchRows) break;
  }
  return purged;
}
