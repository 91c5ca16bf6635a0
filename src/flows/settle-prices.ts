import { numbersToSettle, writePrices } from "../store/prices.ts";
import type { Carrier } from "./carrier.ts";
import type { World } from "./world.ts";

/** A price that has not come within a day does not come; the reckoned one stands then. */
const priceComesWithinHours = 24;
const textsPerNumberMax = 5_000;
/** The carrier's clock need not agree with the database's, and it writes whole seconds. */
const clockSlackSeconds = 60;

/**
 * Puts the carrier's price in the place of the reckoned one, read from its lists, one question a number. Returns how many
 * texts were settled. A price in another currency is left out: the reckoned one stands.
 */
export async function settlePrices(world: World, carrier: Pick<Carrier, "listPrices">): Promise<number> {
  const after = world.now().subtract({ hours: priceComesWithinHours });
  let settled = 0;
  for (const { clientId, sender, since } of await world.store.withoutTenant((db) => numbersToSettle(db, after))) {
    const from = since.subtract({ seconds: clockSlackSeconds });
    const prices = await carrier.listPrices({ from: sender, since: from, limit: textsPerNumberMax });
    if (prices.length === 0) continue;
    settled += await world.store.withTenant(clientId, (tx) => writePrices(tx, clientId, prices));
  }
  return settled;
}
