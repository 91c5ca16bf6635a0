import { installation, type Installation, type TestClient } from "../test/support/installation.ts";
import { judgeIntake, judgeSends } from "../test/support/judge-sends.ts";
import { sweepCarrier } from "../src/flows/sweep-carrier.ts";
import { type Chance, makeChance } from "./hostile/chance.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const numbers = 4;
const lostShort = 60;
const lostFull = 1_000;
const heardBetween = 5;
const outageHours = 5;
const failuresMax = 20;

/**
 * Webhooks that the network drops among others that arrive, an outage longer than the sweep's usual look back, and then the
 * sweep, twice. The network's own record is the oracle: nothing it has may be missing here, or be here twice.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const home = await installation();
  try {
    return await lose(home, makeChance(seed), size === "full" ? lostFull : lostShort, seed);
  } finally {
    await home.close();
  }
}

async function lose(home: Installation, chance: Chance, lost: number, seed: number): Promise<CampaignResult> {
  const clients: TestClient[] = [];
  for (let at = 0; at < numbers; at += 1) clients.push(await home.liveClient(`Client ${at + 1}`));
  await home.untilIdle();
  const ours = clients.map(({ number }) => number);

  await dropped(home, chance, clients, Math.floor(lost / 2));
  await sweepTwice(home);
  await home.stopWork();
  await dropped(home, chance, clients, Math.ceil(lost / 2));
  home.advance({ hours: outageHours });
  await home.startWork();
  const again = await sweepTwice(home);

  const { swept, webhook } = await doorsOf(home);
  const failures = [
    ...(swept === lost ? [] : [`${swept} of ${lost} lost events came by the sweep`]),
    ...(again === 0 ? [] : [`a second sweep took in ${again} events again`]),
    ...(await judgeIntake(home, ours)),
    ...(await judgeSends(home)),
    ...(await twiceTexted(home, ours)),
  ];
  return {
    name: "sweep",
    seed,
    counts: { numbers, lost, swept, "by webhook": webhook },
    failures: failures.slice(0, failuresMax),
  };
}

/** Calls and texts to all numbers; of each few one arrives and the rest are dropped, with every callback of theirs. */
async function dropped(
  home: Installation,
  chance: Chance,
  clients: readonly TestClient[],
  lost: number,
): Promise<void> {
  await home.network.fault({ webhooks: "lost", callbacks: "lost" });
  for (let at = 0; at < lost; at += 1) await speak(home, chance, clients, at);
  await home.network.settle(30_000);
  await home.network.heal();
  for (let at = 0; at < lost / heardBetween; at += 1) await speak(home, chance, clients, at);
  await home.network.settle(30_000);
}

async function speak(home: Installation, chance: Chance, clients: readonly TestClient[], at: number): Promise<void> {
  const client = clients[at % clients.length];
  if (client === undefined) return;
  const person = `+447700900${500 + chance.below(400)}`;
  if (chance.onceIn(2)) await home.network.call(person, client.number);
  else
    await home.network.text(
      person,
      client.number,
      chance.pick(["the boiler is leaking, LS1 4AP", "hello?", "the sink is blocked"]),
    );
}

/** How many events the second of two sweeps took in. */
async function sweepTwice(home: Installation): Promise<number> {
  const { world, carrier } = home.context;
  await sweepCarrier(world, carrier, () => undefined);
  await home.untilIdle();
  const { texts, calls } = await sweepCarrier(world, carrier, () => undefined);
  return texts + calls;
}

async function doorsOf(home: Installation): Promise<{ swept: number; webhook: number }> {
  const arrivals = (await home.records.inbox()).filter(
    ({ kind }) => kind === "call_arrived" || kind === "text_arrived",
  );
  const swept = arrivals.filter(({ door }) => door === "sweep").length;
  return { swept, webhook: arrivals.length - swept };
}

/** One first text in a window, however many calls of a person were lost and found. */
async function twiceTexted({ records }: Installation, ours: readonly string[]): Promise<readonly string[]> {
  const rows = await records.rows<{ recipient: string; times: string }>(
    `SELECT recipient, count(*) AS times FROM outbox WHERE template = 'send_first_text' AND sender = ANY($1)
     GROUP BY "clientId", recipient HAVING count(*) > 1`,
    [ours],
  );
  return rows.map(({ recipient, times }) => `${recipient} got the first text ${times} times`);
}
