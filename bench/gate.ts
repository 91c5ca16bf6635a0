import { stopChild } from "./child.ts";
import { claimsInMs } from "./gate/backlog.ts";
import { addCrowd, phonesMax } from "./gate/crowd.ts";
import { addOldRows } from "./gate/old-rows.ts";
import { makeReference } from "./gate/reference.ts";
import { type LatencyRound, type LongQueue, type RateRound, rowsOf, type Seen } from "./gate/rows.ts";
import { type RunningProduct, startProduct } from "./gate/run-product.ts";
import { asSuperuser, type BenchHome, makeHome } from "./home.ts";
import type { BenchRow } from "./row.ts";

const clients = { small: 50, large: phonesMax } as const;
/** Each with its permit, so this is two million rows. */
const oldTexts = 1_000_000;
/** As many as ask and send in the product. */
const connections = 8;
const rateRounds = 5;
const rateSeconds = 3;
/** Short ones in turn, so that what else the machine does falls on both databases. */
const latencyRounds = 8;
const latencySeconds = 2;
const perSecond = 50;
const queues = { short: 10, long: 10_000 } as const;
/** No client's day may end within a run. */
const clientDayPence = 10_000_000;

/** What the gate and the outbox cost beside their own statements as bare SQL, with and without three months of old rows. */
export async function run(): Promise<BenchRow[]> {
  const home = await makeHome();
  const products: RunningProduct[] = [];
  try {
    await makeDatabases(home);
    const small = await startProduct({ url: home.database.url, clients: clients.small });
    products.push(small);
    const large = await startProduct({ url: largeOf(home.database.url), clients: clients.large });
    products.push(large);
    return rowsOf(await measure(home, small, large));
  } finally {
    for (const { child } of products) await stopChild(child);
    await home.remove();
  }
}

async function makeDatabases({ superuserUrl }: BenchHome): Promise<void> {
  await asSuperuser(superuserUrl, async (root) => {
    await addCrowd(root, 0, clients.small);
    await root.query(`UPDATE platform SET "clientDayPence" = ${clientDayPence}`);
  });
  const elsewhere = new URL("postgres", superuserUrl).href;
  await asSuperuser(elsewhere, (root) => root.query("CREATE DATABASE jobrun_large TEMPLATE jobrun"));
  await asSuperuser(largeOf(superuserUrl), async (root) => {
    await addCrowd(root, clients.small, clients.large);
    await addOldRows(root, oldTexts, clients.large);
  });
}

async function measure(home: BenchHome, small: RunningProduct, large: RunningProduct): Promise<Seen> {
  const order = { url: home.superuserUrl, connections, clients: clients.small };
  const reference = await makeReference(order);
  const rate = async (product: RunningProduct) =>
    (await product.run({ seconds: rateSeconds, perSecond: null })).perSecond;
  for (const product of [small, large]) await rate(product);
  await reference.measure(rateSeconds);
  const rates: RateRound[] = [];
  for (let round = 0; round < rateRounds; round += 1) {
    rates.push({
      reference: await reference.measure(rateSeconds),
      small: await rate(small),
      large: await rate(large),
    });
  }
  await asSuperuser(home.superuserUrl, (root) => root.query("CHECKPOINT"));
  const latencies: LatencyRound[] = [];
  const evenly = async (product: RunningProduct) =>
    (await product.run({ seconds: latencySeconds, perSecond })).latenciesMs;
  for (let round = 0; round < latencyRounds; round += 1) {
    latencies.push({
      reference: await reference.meanMs(latencySeconds, perSecond),
      small: await evenly(small),
      large: await evenly(large),
    });
  }
  return {
    by: reference.by,
    large: "1,000 clients and 2 million old rows",
    rates,
    latencies,
    claims: await claims(home),
  };
}

async function claims({ superuserUrl, database }: BenchHome): Promise<Seen["claims"]> {
  const urls = { root: largeOf(superuserUrl), app: largeOf(database.url) };
  const few = await claimsInMs(urls, clients.large, { texts: queues.short, to: "as many" });
  const long: LongQueue[] = [];
  for (const to of ["as many", "one person"] as const) {
    const took = await claimsInMs(urls, clients.large, { texts: queues.long, to });
    long.push({ name: `a queue of ${queues.long} texts to ${to}`, took });
  }
  return { few, long };
}

function largeOf(url: string): string {
  return new URL("jobrun_large", url).href;
}
