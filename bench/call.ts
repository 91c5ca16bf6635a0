import type { ChildProcess } from "node:child_process";
import { rowsOf, type Round } from "./call/rows.ts";
import type { LoadOrder } from "./carrier/load.ts";
import { type Carrier, startCarrier } from "./carrier/run-load.ts";
import { startProduct } from "./carrier/run-product.ts";
import { startProgram, stopChild } from "./child.ts";
import { addCrowd } from "./gate/crowd.ts";
import { asSuperuser, type BenchHome, copyDatabase, makeHome } from "./home.ts";
import type { BenchRow } from "./row.ts";

const perSecond = 20;
/** A client may make 30 first contacts an hour. */
const clients = 100;
const warmSeconds = 8;
const rounds = 3;
/** Short ones in turn, so that what else the machine does falls on both. */
const roundSeconds = 11;
const naiveConnections = 8;

/** From a missed call to its text at the carrier, by `jobrun start`, beside a naive program at the same pace. */
export async function run(): Promise<BenchRow[]> {
  const home = await makeHome();
  const children: ChildProcess[] = [];
  try {
    return rowsOf(await measure(home, children));
  } finally {
    for (const child of children.toReversed()) await stopChild(child);
    await home.remove();
  }
}

async function measure(home: BenchHome, children: ChildProcess[]): Promise<Round[]> {
  await asSuperuser(home.superuserUrl, (root) => addCrowd(root, 0, clients));
  const copy = await copyDatabase(home, "jobrun_naive");
  const carrier = await startCarrier();
  const { accountSid, authTokens } = home.account;
  const account = { accountSid, authToken: authTokens[0] };
  children.push(carrier.child);
  children.unshift(await startProduct(home, carrier.url));
  const naive = await startProgram(new URL("call/naive.ts", import.meta.url), {
    ...account,
    url: copy.url,
    carrierUrl: carrier.url,
    connections: naiveConnections,
  });
  children.push(naive.child);
  const ofProduct = callsAt(carrier, { account: { ...account, url: home.url }, receipts: true });
  // It has no door for them.
  const ofNaive = callsAt(carrier, { account: { ...account, url: String(naive.said) }, receipts: false });
  for (const calls of [ofProduct, ofNaive]) await calls(warmSeconds);
  const seen: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    seen.push({ product: await ofProduct(roundSeconds), naive: await ofNaive(roundSeconds) });
  }
  return seen;
}

/** Calls for so many seconds, by people who have not called before. */
function callsAt(
  carrier: Carrier,
  at: Pick<LoadOrder, "account" | "receipts">,
): (seconds: number) => Promise<readonly number[]> {
  let first = 0;
  return async (seconds) => {
    const order = { ...at, what: "call", clients, first, seconds, pace: { perSecond } } as const;
    const { sent, latenciesMs } = await carrier.run(order);
    first += sent;
    return latenciesMs;
  };
}
