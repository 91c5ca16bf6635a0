import { setTimeout as pause } from "node:timers/promises";
import type { LoadResult } from "../bench/intake/load.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";
import { openSoak, type Soak } from "./soak/open-soak.ts";

const sizes = {
  short: { warmTexts: 15, capacitySeconds: 1, steadySeconds: 1, floodSeconds: 1 },
  full: { warmTexts: 500, capacitySeconds: 10, steadySeconds: 1_200, floodSeconds: 30 },
} as const;
const steadySliceSeconds = 30;
const steadyConnections = 16;
const capacityConnections = 256;
/** As many as a carrier that does not wait for answers opens, and fewer than the server takes. */
const floodConnections = 3_000;
const floodTimes = 2;
const steadyShare = 0.5;
const recoveryWithinMs = 5_000;
/** A carrier waits for 3,500 ms; on a machine of its own an answer takes far less. */
const acceptedP99MaxMs = 1_500;
const turnP99MaxMs = 5_000;
const heapGrowthMaxMb = 10;
const rssGrowthPerHourMaxMb = 60;
const idleWithinMs = 120_000;

type Steady = {
  readonly p99Ms: number;
  readonly failures: string[];
  readonly counts: Readonly<Record<string, number>>;
};

/**
 * The real process at half of what it can do, for long: its memory stays flat and its answers quick. Then twice what its doors can
 * take: what is too much is refused with 503 and a Retry-After, what is accepted is accepted in time, and soon after all is as before.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const soak = await openSoak(size);
  try {
    const { warmTexts, capacitySeconds, steadySeconds, floodSeconds } = sizes[size];
    const turns = await turnsPerSecond(soak, warmTexts);
    const perSecond = Math.max(1, Math.floor(turns * steadyShare));
    const steady = await keepSteady(soak, perSecond, steadySeconds, size);
    // What fails at half of what can be done would only take long to fail under twice.
    if (steady.failures.length > 0) return { name: "soak", seed, counts: steady.counts, failures: steady.failures };
    const { load, target } = soak;
    const open = { target, connections: capacityConnections, perSecond: null } as const;
    const capacity = Math.floor((await load.press({ ...open, seconds: capacitySeconds })).perSecond);
    const flood = await load.press({
      target,
      connections: floodConnections,
      seconds: floodSeconds,
      perSecond: capacity * floodTimes,
    });
    const recoveredMs = await recover(soak, perSecond, Math.max(250, 3 * steady.p99Ms));
    const [waiting] = await soak.rows<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM inbox WHERE state = 'waiting'`,
    );
    return {
      name: "soak",
      seed,
      counts: {
        "turns a second, measured": Math.round(turns),
        "steady texts a second": perSecond,
        "steady seconds": steadySeconds,
        ...steady.counts,
        "texts a second that the doors take, measured": capacity,
        "flood, texts a second": capacity * floodTimes,
        "flood, acknowledged": flood.acknowledged,
        "flood, refused with 503": flood.refused - flood.refusedOddly,
        "flood, answered otherwise or not at all": flood.refusedOddly,
        "flood, p99 of the acknowledged, ms": Math.round(flood.servedP99Ms),
        "recovered after, ms": recoveredMs ?? -1,
        "events that wait to be worked off": waiting?.waiting ?? -1,
        "most memory, MB": Math.round(soak.memory.peakMb),
      },
      failures: [...steady.failures, ...judgeFlood(flood, capacity, size), ...judgeRecovery(recoveredMs)],
    };
  } finally {
    await soak.close();
  }
}

/** How many texts a second are read, answered and handed to the carrier, from a burst that is worked off. */
async function turnsPerSecond(soak: Soak, texts: number): Promise<number> {
  const { load, target } = soak;
  await load.press({ target, connections: steadyConnections, seconds: 1, perSecond: Math.min(texts, 20) });
  await idle(soak);
  const startedAt = performance.now();
  await load.press({ target, connections: steadyConnections, seconds: 1, perSecond: texts });
  await idle(soak);
  return (texts * 1_000) / (performance.now() - startedAt);
}

async function idle({ rows }: Soak): Promise<void> {
  const end = performance.now() + idleWithinMs;
  for (;;) {
    const [open] = await rows<{ open: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'waiting')
         OR EXISTS (SELECT 1 FROM outbox WHERE state IN ('queued', 'sending')) AS open`,
    );
    if (open?.open === false) return;
    if (performance.now() > end) throw new Error(`not idle within ${idleWithinMs} ms`);
    await pause(50);
  }
}

async function keepSteady(
  soak: Soak,
  perSecond: number,
  seconds: number,
  size: CampaignOptions["size"],
): Promise<Steady> {
  const { load, target, memory, rows } = soak;
  const [start] = await rows<{ at: Date }>("SELECT clock_timestamp() AS at");
  memory.forget();
  const slices: LoadResult[] = [];
  let heapWarm = await memory.heapMb();
  for (let done = 0; done < seconds; done += steadySliceSeconds) {
    const slice = Math.min(steadySliceSeconds, seconds - done);
    slices.push(await load.press({ target, connections: steadyConnections, seconds: slice, perSecond }));
    const heap = await memory.heapMb();
    if (done > 0 && done < seconds / 4) heapWarm = heap;
  }
  const growth = memory.growthPerHour;
  await idle(soak);
  const heapGrowth = (await memory.heapMb()) - heapWarm;
  const [turn] = await rows<{ p99: number; texts: number }>(
    `SELECT count(*)::int AS texts, coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY
       extract(epoch FROM o."sentAt" - i."receivedAt") * 1000), 0)::float AS p99
     FROM outbox o JOIN inbox i ON i."clientId" = o."clientId" AND i.id = split_part(o.slot, '/', 1)
     WHERE i."receivedAt" >= $1 AND o."sentAt" IS NOT NULL AND o.action = 'text_customer'`,
    [start?.at],
  );
  const refused = slices.reduce((sum, slice) => sum + slice.refused, 0);
  const p99Ms = Math.max(...slices.map((slice) => slice.p99Ms));
  const [texts, turnP99] = [turn?.texts ?? 0, turn?.p99 ?? 0];
  const failures = [
    ...(refused === 0 ? [] : [`${refused} texts were refused at half of what can be done`]),
    ...(texts > 0 ? [] : ["nobody was answered: nothing was tried"]),
    ...(heapGrowth <= heapGrowthMaxMb ? [] : [`the heap grew by ${Math.round(heapGrowth)} MB at a steady rate`]),
  ];
  if (size === "full" && turnP99 > turnP99MaxMs) failures.push(`a reply took ${Math.round(turnP99)} ms (p99)`);
  // A few seconds say nothing of a slope.
  if (size === "full" && growth > rssGrowthPerHourMaxMb)
    failures.push(`resident memory grows by ${Math.round(growth)} MB an hour`);
  const counts = {
    "steady, replies": texts,
    "steady, p99 of an acknowledgement, ms": Math.round(p99Ms),
    "steady, p99 from text to reply, ms": Math.round(turnP99),
    "heap after collection grew by, MB": Math.round(heapGrowth * 10) / 10,
    "resident memory's slope, MB an hour": Math.round(growth),
  };
  return { p99Ms, failures, counts };
}

/** The short form runs beside other tests, whose share of the machine is not the product's fault: it tells, and judges none of it. */
function judgeFlood(flood: LoadResult, capacity: number, size: CampaignOptions["size"]): string[] {
  const { acknowledged, refused, refusedOddly, servedP99Ms } = flood;
  if (acknowledged === 0) return ["nothing was acknowledged in the flood"];
  if (size === "short") return [];
  return [
    ...(refused > refusedOddly ? [] : [`nothing of twice ${capacity} a second was refused`]),
    ...(refusedOddly === 0 ? [] : [`${refusedOddly} answers were neither 2xx nor 503 with a Retry-After`]),
    ...(servedP99Ms <= acceptedP99MaxMs
      ? []
      : [`what was accepted took ${Math.round(servedP99Ms)} ms (p99), above ${acceptedP99MaxMs} ms`]),
  ];
}

/** From the end of the flood until a whole second's texts are acknowledged, and as quickly as before. */
async function recover({ load, target }: Soak, perSecond: number, p99MaxMs: number): Promise<number | null> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < 2 * recoveryWithinMs) {
    const tookMs = Math.round(performance.now() - startedAt);
    const { refused, p99Ms } = await load.press({ target, connections: steadyConnections, seconds: 1, perSecond });
    if (refused === 0 && p99Ms <= p99MaxMs) return tookMs;
  }
  return null;
}

function judgeRecovery(tookMs: number | null): string[] {
  return tookMs !== null && tookMs <= recoveryWithinMs
    ? []
    : [`not as before ${tookMs ?? 2 * recoveryWithinMs} ms after`];
}
