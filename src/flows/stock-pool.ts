import { houseClient } from "../domain/ids.ts";
import { displayPhone, type Phone } from "../domain/phone.ts";
import type { Purchase } from "../domain/purchase.ts";
import { raiseIncident, resolveIncident } from "../store/incidents.ts";
import { numberBought, numberNotBought, numbersOrdered, numbersWanted, orderNumber } from "../store/orders.ts";
import type { Carrier } from "./carrier.ts";
import type { World } from "./world.ts";

type Pool = Pick<World, "store" | "now">;
type Seller = Pick<Carrier, "whyNotToBuy" | "numbersForSale" | "buyNumber" | "listNumbers">;

/** What was bought, and what kept JobRun from buying all that is wanted. */
export type Stocked = { readonly bought: readonly Phone[]; readonly why: string | null };

const incident = { kind: "numbers_not_bought", subject: "pool" } as const;
/** In one go: what is wanted besides comes a minute later. */
const buysMax = 10;
/** Some are sold to others between the look and the purchase. */
const offersForEach = 3;
/** A purchase is one request of a few seconds; nobody comes back to an order as old as this. */
const orderStands = { minutes: 10 } as const;

/**
 * Buys numbers until `kept` are free when all who wait for one are served; null: as many as the operator allows. Before any is
 * bought the regulation is asked about. A purchase of which nobody knows whether it was made stays ordered, counts, and is
 * looked up at the carrier the next time. Where it cannot buy, the operator is told once.
 */
export async function stockPool(pool: Pool, carrier: Seller, kept: number | null, most = buysMax): Promise<Stocked> {
  await settleOrders(pool, carrier);
  const { store, now } = pool;
  const wanted = Math.min(most, await store.withoutTenant((db) => numbersWanted(db, kept)));
  const stocked = wanted === 0 ? { bought: [], why: null } : await buy(pool, carrier, kept, wanted);
  await store.withTenant(houseClient, async (tx) => {
    if (stocked.why === null) return resolveIncident(tx, houseClient, incident.kind, incident.subject);
    return raiseIncident(tx, houseClient, { ...incident, detail: `No number can be bought: ${stocked.why}.` }, now());
  });
  return stocked;
}

async function buy(pool: Pool, carrier: Seller, kept: number | null, wanted: number): Promise<Stocked> {
  const why = await carrier.whyNotToBuy(pool.now());
  if (why !== null) return { bought: [], why };
  const bought: Phone[] = [];
  for (const phone of await carrier.numbersForSale(wanted * offersForEach)) {
    if (bought.length === wanted) break;
    const purchase = await buyOne(pool, carrier, phone, kept);
    if (purchase.is === "bought") bought.push(phone);
    if (purchase.is === "not_wanted") return { bought, why: null };
    // No news for the operator: the next run is a minute away.
    if (purchase.is === "busy") throw new Error("the carrier takes no more requests at this moment");
    if (purchase.is === "refused") return { bought, why: `${displayPhone(phone)}: ${purchase.why}` };
  }
  return { bought, why: bought.length === wanted ? null : "the carrier has none for sale" };
}

async function buyOne(
  { store, now }: Pool,
  carrier: Seller,
  phone: Phone,
  kept: number | null,
): Promise<Purchase | { readonly is: "not_wanted" }> {
  const refused = await store.withoutTenant((db) => orderNumber(db, phone, kept, now()));
  // What we gave up once is for sale again.
  if (refused !== null) return { is: refused === "no_number_wanted" ? "not_wanted" : "gone" };
  const purchase = await carrier.buyNumber(phone);
  if (purchase.is === "bought")
    await store.withTenant(houseClient, (tx) => numberBought(tx, phone, purchase.carrierId, now()));
  else await store.withoutTenant((db) => numberNotBought(db, phone));
  return purchase;
}

/** Orders whose purchase nobody wrote down: the account's list says what became of them. */
async function settleOrders({ store, now }: Pool, carrier: Seller): Promise<void> {
  const orders = await store.withoutTenant(numbersOrdered);
  if (orders.length === 0) return;
  const held = new Map((await carrier.listNumbers()).map(({ phone, carrierId }) => [phone, carrierId]));
  for (const { phone, since } of orders) {
    const carrierId = held.get(phone);
    if (carrierId !== undefined) await store.withTenant(houseClient, (tx) => numberBought(tx, phone, carrierId, now()));
    else if (Temporal.Instant.compare(since.add(orderStands), now()) <= 0)
      await store.withoutTenant((db) => numberNotBought(db, phone));
  }
}
