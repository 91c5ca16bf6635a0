import { setTimeout as wait } from "node:timers/promises";
import type { Scope } from "../src/domain/scope.ts";
import { switchOff } from "../src/flows/switch-off.ts";
import { openOperatorStore, type OperatorStore } from "../src/store/operator.ts";
import { mobile, noon } from "../test/gate/gate-bench.ts";
import { makeChance, type Chance } from "./hostile/chance.ts";
import { sendFully, type Call, type FullSending } from "./hostile/full-sending.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const pressesFull = 5_000;
const shortMs = 6_000;
const senders = 50;
const pausedMsMax = 4;
const refillEveryMs = 50;
const lateMs = 100;
const busyCalls = 4;
const busyWithinMs = 200;
const failuresMax = 20;
const progressEvery = 500;
const press = { what: "outbound", reason: "the campaign", by: "the campaign" } as const;

type Tally = { presses: number; late: number; readonly tookMs: number[]; readonly failures: string[] };

/**
 * Three levels are paused and resumed over and over while fifty senders send. From `drained` until the resume
 * is pressed, no call to the carrier that the pause stops may run or begin.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const chance = makeChance(seed);
  const tally: Tally = { presses: 0, late: 0, tookMs: [], failures: [] };
  const drained = new Set<Scope>();
  const sending = await sendFully(chance, senders, (call) => {
    for (const scope of drained) if (stops(scope, call)) late(tally, scope, "began after", call);
  });
  const operator = openOperatorStore(sending.bench.database.operatorUrl);
  const end = performance.now() + shortMs;
  const more = () =>
    tally.failures.length < failuresMax && (size === "full" ? tally.presses < pressesFull : performance.now() < end);
  await Promise.all([pressWhile({ sending, operator, drained, chance, tally, more }), refillWhile(sending, more)]);
  await operator.close();
  await sending.stop();
  return judge(tally, sending, seed, size);
}

type Pressing = {
  readonly sending: FullSending;
  readonly operator: OperatorStore;
  readonly drained: Set<Scope>;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly more: () => boolean;
};

/** Each press comes while texts are being sent, as far as a pause left any. */
async function pressWhile(pressing: Pressing): Promise<void> {
  const { sending, operator, drained, chance, tally, more } = pressing;
  while (more()) {
    const scope = scopeOf(sending, chance);
    const until = performance.now() + busyWithinMs;
    while (sending.running.size < busyCalls && performance.now() < until) await wait(1);
    const startedAt = performance.now();
    const done = await switchOff(sending.bench.store, scope, press, { now: noon });
    tally.tookMs.push(performance.now() - startedAt);
    tally.presses += 1;
    if (tally.presses % progressEvery === 0) process.stderr.write(`  ${tally.presses} presses, ${tally.late} late\n`);
    if (!("state" in done) || done.state !== "drained") tally.failures.push(`a pause ended as ${JSON.stringify(done)}`);
    else {
      for (const call of sending.running) if (stops(scope, call)) late(tally, scope, "was running at", call);
      drained.add(scope);
      await wait(chance.below(pausedMsMax));
      drained.delete(scope);
    }
    await operator.pressOn(scope, press, noon);
  }
}

function scopeOf({ clients }: FullSending, chance: Chance): Scope {
  const level = chance.pick(["platform", "client", "customer"]);
  const client = clients[chance.below(clients.length)];
  if (level === "platform" || client === undefined) return { level: "platform" };
  if (level === "client") return { level, clientId: client.id };
  return { level: "customer", clientId: client.id, phone: chance.onceIn(10) ? client.owner : mobile(chance.below(16)) };
}

/** What a pause stops, in words of its own: a second opinion beside the database's. */
function stops(scope: Scope, { clientId, action, recipient }: Call): boolean {
  if (scope.level === "platform") return true;
  if (scope.clientId !== clientId) return false;
  if (scope.level === "client") return action === "text_customer";
  return scope.phone === recipient && action !== "text_safety";
}

function late(tally: Tally, scope: Scope, when: string, { action }: Call): void {
  tally.late += 1;
  if (tally.failures.length < failuresMax) tally.failures.push(`a call (${action}) ${when} drained of ${scope.level}`);
}

async function refillWhile(sending: FullSending, more: () => boolean): Promise<void> {
  while (more()) {
    await sending.refill();
    await wait(refillEveryMs);
  }
}

function judge(
  tally: Tally,
  { tally: sent }: FullSending,
  seed: number,
  size: CampaignOptions["size"],
): CampaignResult {
  const { presses, late: lateSends, tookMs, failures } = tally;
  const sorted = tookMs.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  const [p50, p99, bound] = [at(0.5), at(0.99), Math.round(sent.longestMs + lateMs)];
  if (presses === 0 || sent.calls < presses) failures.push("hardly anything was sent: the campaign shows nothing");
  for (const error of new Set(sent.errors)) failures.push(`a sender failed: ${error}`);
  // The short form runs beside other tests, whose share of the machine is not the pause's fault.
  if (size === "full" && p99 > bound) failures.push(`the pause's p99 is ${p99} ms, above ${bound} ms`);
  const times = { "pause p50, ms": p50, "pause p99, ms": p99, "longest pause, ms": at(1 - 1 / sorted.length) };
  return {
    name: "pause",
    seed,
    counts: {
      presses,
      calls: sent.calls,
      "late sends": lateSends,
      ...times,
      "longest call, ms": Math.round(sent.longestMs),
    },
    failures,
  };
}
