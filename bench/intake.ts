import type { ChildProcess } from "node:child_process";
import pg from "pg";
import { makeHome, type BenchHome } from "./home.ts";
import { startProgram, startListening, stopChild } from "./child.ts";
import { peakMemoryMb } from "./intake/peak-memory.ts";
import { commonValues, dropReferenceTable, makeReferenceTable } from "./intake/reference-row.ts";
import { makeReference } from "./intake/reference.ts";
import { rowsOf, type Round } from "./intake/rows.ts";
import { startLoad, type Load } from "./intake/run-load.ts";
import type { Target } from "./intake/signed-text.ts";
import { makeTenants } from "./intake/tenants.ts";
import { type BenchRow, median } from "./row.ts";

const connections = 32;
const tenants = 50;
const rounds = 5;
const roundSeconds = 4;
const naiveSeconds = 2;
const warmSeconds = 3;
const latencySeconds = 8;

/** How fast signed texts are acknowledged by `jobrun serve`, beside plain insertion of the same rows (issue: Speed). */
export async function run(): Promise<BenchRow[]> {
  const home = await makeHome();
  const children: ChildProcess[] = [];
  try {
    return await measure(home, children);
  } finally {
    for (const child of children) await stopChild(child);
    await home.remove();
  }
}

async function measure(home: BenchHome, children: ChildProcess[]): Promise<BenchRow[]> {
  const numbers = await makeTenants(home.database.url, tenants);
  await asSuperuser(home, makeReferenceTable);
  const load = await startLoad();
  children.push(load.child);
  const server = await startListening("serve", home.environment);
  children.push(server);
  const [authToken] = home.account.authTokens;
  const target = { url: home.url, accountSid: home.account.accountSid, authToken, numbers };
  const naive = await startProgram(new URL("intake/naive.ts", import.meta.url), {
    url: home.superuserUrl,
    authToken,
    connections,
  });
  children.push(naive.child);
  const naiveTarget = { ...target, url: String(naive.said) };
  for (const each of [target, naiveTarget]) await closedLoop(load, each, warmSeconds);

  const reference = await makeReference({ url: home.superuserUrl, connections, common: commonValues(target) });
  const seen: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    seen.push({
      reference: await reference.measure(roundSeconds),
      intake: await closedLoop(load, target, roundSeconds),
      naive: await closedLoop(load, naiveTarget, naiveSeconds),
    });
  }
  await calm(home);
  const half = median(seen.map(({ intake }) => intake)) / 2;
  const { p99Ms } = await load.run({ target, connections, seconds: latencySeconds, perSecond: half });
  return rowsOf({ by: reference.by, rounds: seen, p99Ms, memoryMb: await peakMemoryMb(server.pid) });
}

/** The reference and the naive server leave a million rows behind; what the database does with those is not our latency. */
async function calm(home: BenchHome): Promise<void> {
  for (const statement of [dropReferenceTable, "CHECKPOINT", "VACUUM ANALYZE inbox"])
    await asSuperuser(home, statement);
}

/** Acknowledged a second, each connection asking again as soon as it is answered. */
async function closedLoop(load: Load, target: Target, seconds: number): Promise<number> {
  return (await load.run({ target, connections, seconds, perSecond: null })).perSecond;
}

async function asSuperuser({ superuserUrl }: BenchHome, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
