import { Agent, request } from "node:http";
import type { AppUnderTest } from "./hostile/app-under-test.ts";
import { residentMiB, startDoorsApp } from "./hostile/app-under-test.ts";
import { startProduct } from "./hostile/product-under-test.ts";
import type { Chance } from "./hostile/chance.ts";
import { makeChance } from "./hostile/chance.ts";
import type { HostileRequest } from "./hostile/http-requests.ts";
import { hostileRequest } from "./hostile/http-requests.ts";
import { playRaw, quickScript, slowScript } from "./hostile/raw-sockets.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = { full: { requests: 20_000, slow: 300 }, short: { requests: 2_500, slow: 24 } } as const;
const clients = 16;
const slowAtOnce = 60;
const hangMs = 5_000;
/** The server looks at slow sockets four times a second, and this machine is busy. */
const toleranceMs = 1_000;
/** What the system counts wavers with the collector; what is in use after a collection does not. */
const residentGrowthMaxMiB = 64;
const inUseGrowthMaxMiB = 4;
const failuresMax = 20;

type Tally = { readonly counts: Record<string, number>; readonly failures: string[] };
type Phase = { readonly app: AppUnderTest; readonly chance: Chance; readonly tally: Tally; readonly away: boolean };

/**
 * Malformed, huge, slow and hostile requests: no 5xx but 503 while the database is away, no hang, no growth of memory. At full
 * size against the real product over PostgreSQL, in the short form against its doors over a memory.
 */
export async function run({ seed, size }: CampaignOptions, given: AppUnderTest | null = null): Promise<CampaignResult> {
  const tally: Tally = { counts: { requests: 0, "raw sockets": 0, slow: 0, "2xx": 0, "4xx": 0, 503: 0 }, failures: [] };
  const app = given ?? (await (size === "full" ? startProduct() : startDoorsApp()));
  const chance = makeChance(seed);
  const { requests, slow } = sizes[size];
  try {
    const phase = { app, chance, tally, away: false };
    await storm(phase, Math.floor(requests / 5));
    const before = await memoryOf(app);
    await Promise.all([
      storm(phase, requests - Math.floor(requests / 5) - Math.floor(requests / 20)),
      slowClients(phase, slow),
    ]);
    if (app.setAway !== null) {
      await app.setAway(true);
      await storm({ ...phase, away: true }, Math.floor(requests / 20));
      await app.setAway(false);
    }
    await mustBeWell(app, tally);
    judgeMemory(before, await memoryOf(app), tally);
  } finally {
    if (given === null) await app.stop();
  }
  for (const name of ["2xx", "4xx", "slow", "raw sockets", ...(app.setAway === null ? [] : ["503"])]) {
    if (tally.counts[name] === 0) tally.failures.push(`no ${name} was seen: the campaign shows nothing`);
  }
  return { name: "doors", seed, ...tally };
}

/** So many requests, by a few clients at once; a fifth of them on raw sockets. */
async function storm(phase: Phase, requests: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const port = Number(new URL(phase.app.baseUrl).port);
  let left = requests;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left > 0 && phase.tally.failures.length < failuresMax) {
        left -= 1;
        if (phase.chance.onceIn(5)) await quickRaw(phase, port);
        else await oneRequest(phase, hostileRequest(phase.app.signing, phase.chance), port, agent);
      }
    }),
  );
  agent.destroy();
}

async function oneRequest({ tally, away }: Phase, hostile: HostileRequest, port: number, agent: Agent): Promise<void> {
  count(tally, "requests");
  const start = performance.now();
  const status = await statusOf(hostile, port, agent);
  const tookMs = performance.now() - start;
  if (tookMs > hangMs + toleranceMs) tally.failures.push(`${hostile.kind} hung for ${Math.round(tookMs)} ms`);
  // Its own answer where billing is not configured (contract: 503 `not_configured`), and nothing that the database did.
  const unconfigured = hostile.path === "/api/stripe/webhook" && status === 503;
  judgeStatus(status, hostile.kind, away || unconfigured, tally);
  if (hostile.kind === "genuine" && status !== null && status < 300 && away) {
    tally.failures.push("a webhook was acknowledged while the database was away");
  }
}

/** The status, or null when the connection was closed without one, as the server may do to what is too large. */
function statusOf({ method, path, headers, body }: HostileRequest, port: number, agent: Agent): Promise<number | null> {
  return new Promise((resolve) => {
    const options = { host: "127.0.0.1", port, method, path: encodeURI(path).replaceAll("%25", "%"), headers, agent };
    const asked = request(options, (response) => {
      response.resume().on("close", () => resolve(response.statusCode ?? null));
    });
    const timer = setTimeout(() => asked.destroy(), 2 * hangMs);
    asked.on("close", () => clearTimeout(timer)).on("error", () => resolve(null));
    asked.end(body);
  });
}

async function quickRaw({ tally, chance, away }: Phase, port: number): Promise<void> {
  count(tally, "requests");
  count(tally, "raw sockets");
  const script = quickScript(chance);
  const { answer, tookMs, closed } = await playRaw(port, script, script.hangUp ? hangMs + toleranceMs : 250);
  if (script.hangUp && !closed) tally.failures.push(`${script.kind} was not let go in ${Math.round(tookMs)} ms`);
  for (const [, status] of answer.matchAll(/HTTP\/1\.1 (\d{3}) /g))
    judgeStatus(Number(status), script.kind, away, tally);
}

async function slowClients({ app, chance, tally }: Phase, slow: number): Promise<void> {
  const port = Number(new URL(app.baseUrl).port);
  for (let left = slow; left > 0 && tally.failures.length < failuresMax; left -= slowAtOnce) {
    const scripts = Array.from({ length: Math.min(left, slowAtOnce) }, () => slowScript(chance));
    await Promise.all(
      scripts.map(async (script) => {
        count(tally, "requests");
        count(tally, "slow");
        const { tookMs, closed } = await playRaw(port, script, hangMs + toleranceMs);
        if (!closed) tally.failures.push(`${script.kind} still held its socket after ${Math.round(tookMs)} ms`);
      }),
    );
  }
}

function judgeStatus(status: number | null, kind: string, away: boolean, tally: Tally): void {
  if (status === null) return count(tally, "closed");
  count(tally, status === 503 ? "503" : `${Math.floor(status / 100)}xx`);
  if (status >= 500 && !(status === 503 && away)) tally.failures.push(`${kind} was answered with ${status}`);
}

async function mustBeWell({ baseUrl }: AppUnderTest, tally: Tally): Promise<void> {
  const { status } = await fetch(`${baseUrl}/health/live`, { signal: AbortSignal.timeout(hangMs) });
  if (status !== 200) tally.failures.push(`afterwards the app answered ${status}`);
}

type Memory = { readonly resident: number | null; readonly inUse: number | null };

async function memoryOf({ pid, inUseMiB }: AppUnderTest): Promise<Memory> {
  return { resident: residentMiB(pid), inUse: inUseMiB === null ? null : await inUseMiB() };
}

function judgeMemory(before: Memory, after: Memory, tally: Tally): void {
  for (const [name, most] of [
    ["resident", residentGrowthMaxMiB],
    ["inUse", inUseGrowthMaxMiB],
  ] as const) {
    const [start, end] = [before[name], after[name]];
    if (start === null || end === null) continue;
    tally.counts[`MiB ${name} before`] = Math.round(start);
    tally.counts[`MiB ${name} after`] = Math.round(end);
    if (end - start > most) tally.failures.push(`memory (${name}) grew by ${Math.round(end - start)} MiB`);
  }
}

function count({ counts }: Tally, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
