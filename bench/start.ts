import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { makeHome, type BenchHome } from "./home.ts";
import { startJobRun, stopChild } from "./child.ts";
import { Connection } from "./intake/connection.ts";
import { signedText } from "./intake/signed-text.ts";
import { type BenchRow, bounded, median } from "./row.ts";

const startMaxS = 5;
const giveUpMs = 30_000;
const lookEveryMs = 10;
const rounds = 3;

/** From the start of the process, on a home that is there, to the first signed text that it acknowledges. */
export async function run(): Promise<BenchRow[]> {
  const home = await makeHome();
  const [warm, adopted]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round < rounds; round += 1) {
      await home.database.cluster?.stop();
      const started = await timedStart(home);
      warm.push(started.seconds);
      // The database and the network outlive it, and the next start must take them over.
      await stopChild(started.child, "SIGKILL");
      const again = await timedStart(home);
      adopted.push(again.seconds);
      await stopChild(again.child);
    }
  } finally {
    await home.remove();
  }
  return [
    bounded("warm start to the first acknowledged webhook", median(warm), "s", startMaxS),
    bounded("the same after SIGKILL", median(adopted), "s", startMaxS),
  ];
}

async function timedStart(home: BenchHome): Promise<{ child: ChildProcess; seconds: number }> {
  const start = performance.now();
  const child = startJobRun("start", home.environment);
  while (!(await acknowledges(home))) {
    if (child.exitCode !== null) throw new Error(`jobrun start ended with ${child.exitCode}`);
    if (performance.now() - start > giveUpMs) {
      await stopChild(child, "SIGKILL");
      throw new Error(`jobrun start acknowledged nothing within ${giveUpMs / 1_000} s`);
    }
    await pause(lookEveryMs);
  }
  return { child, seconds: (performance.now() - start) / 1_000 };
}

async function acknowledges({ url, account }: BenchHome): Promise<boolean> {
  const [authToken] = account.authTokens;
  const request = signedText({ url, accountSid: account.accountSid, authToken, numbers: ["+441632960000"] });
  const connection = await Connection.open(url).catch(() => null);
  if (connection === null) return false;
  const { promise, resolve } = Promise.withResolvers<number>();
  connection.send(request, resolve);
  const status = await promise;
  connection.close();
  return status === 200;
}
