import type { ChildProcess } from "node:child_process";
import { type Carrier, startCarrier } from "./carrier/run-load.ts";
import { startProduct, startWorker } from "./carrier/run-product.ts";
import { stopChild } from "./child.ts";
import { addCrowd } from "./gate/crowd.ts";
import { addOldRows } from "./gate/old-rows.ts";
import { asSuperuser, type BenchHome, copyDatabase, makeHome } from "./home.ts";
import { pgbench, pgbenchIsInstalled } from "./pgbench.ts";
import type { BenchRow } from "./row.ts";
import { addConversations } from "./turn/conversations.ts";
import { rowsOf, type Round, type Seen } from "./turn/rows.ts";
import { turnClients, turnScript } from "./turn/script.ts";

const conversations = 60_000;
/** Each with its permit, so this is two million rows. */
const oldTexts = 1_000_000;
/** As many as receive, answer and send in the product. */
const connections = 8;
/** Turns under way at any time: those that wait for the rest of their burst, and a backlog, so that the product is the limit. */
const ahead = 128;
const rounds = 5;
const roundSeconds = 4;
const warmSeconds = 5;

/**
 * Whole turns a second of `jobrun start`, beside what a turn says to the database as bare SQL; then with three months of old
 * rows, and with a second process that works.
 */
export async function run(): Promise<BenchRow[]> {
  if (!(await pgbenchIsInstalled())) throw new Error("the bench of the turn needs pgbench");
  const home = await makeHome();
  const children: ChildProcess[] = [];
  try {
    return rowsOf("pgbench", await measure(home, children));
  } finally {
    for (const child of children.toReversed()) await stopChild(child);
    await home.remove();
  }
}

async function measure(home: BenchHome, children: ChildProcess[]): Promise<Seen> {
  await asSuperuser(home.superuserUrl, async (root) => {
    await addCrowd(root, 0, turnClients);
    await addConversations(root, conversations);
  });
  const { superuserUrl: url } = await copyDatabase(home, "jobrun_reference");
  const reference = async (seconds: number) =>
    (await pgbench({ url, connections, seconds, script: turnScript(), values: {}, atRate: null })).perSecond;
  const carrier = await startCarrier();
  children.push(carrier.child);
  const turns = turnsOf(carrier, home);
  const inTurn = () => roundsOf(reference, turns);
  const product = await startProduct(home, carrier.url);
  children.push(product);
  const alone = await inTurn();
  // Killed, since what stops in order takes its database along.
  await stopChild(product, "SIGKILL");
  await asSuperuser(home.superuserUrl, (root) => addOldRows(root, oldTexts, turnClients));
  children.push(await startProduct(home, carrier.url));
  const large = await inTurn();
  children.push(await startWorker(home, carrier.url));
  return { alone, large, two: await inTurn() };
}

/** In turn, so that what else the machine does falls on both. */
async function roundsOf(
  reference: (seconds: number) => Promise<number>,
  turns: (seconds: number) => Promise<number>,
): Promise<readonly Round[]> {
  await turns(warmSeconds);
  await reference(warmSeconds);
  const seen: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    seen.push({ reference: await reference(roundSeconds), product: await turns(roundSeconds) });
  }
  return seen;
}

/** Turns a second, by people who have not answered before. */
function turnsOf(carrier: Carrier, { url, account }: BenchHome): (seconds: number) => Promise<number> {
  const { accountSid, authTokens } = account;
  const from = { accountSid, authToken: authTokens[0], url };
  let first = 0;
  return async (seconds) => {
    const pace = { ahead };
    const order = { account: from, what: "text", clients: turnClients, first, seconds, pace, receipts: false } as const;
    const { sent, latenciesMs, tookMs } = await carrier.run(order);
    first += sent;
    return (latenciesMs.length * 1_000) / tookMs;
  };
}
