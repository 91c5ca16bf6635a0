import { installation, type Installation, type TestClient } from "../test/support/installation.ts";
import { makeChance } from "./hostile/chance.ts";
import { answerEachOther } from "./loops/bots.ts";
import { reachEachOther } from "./loops/neighbours.ts";
import { pump } from "./loops/pump.ts";
import { raceForCap } from "./loops/race.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = {
  short: { bots: 7, pumped: 1, calls: 120, texts: 80, capTexts: 25 },
  full: { bots: 210, pumped: 10, calls: 10_000, texts: 700, capTexts: 300 },
} as const;
const clientDayPence = 500;
const botsPerClient = 7;
const failuresMax = 20;

/** Machines that answer each other, clients that reach each other, a flood from one block of numbers, and a race for a cap. */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const chance = makeChance(seed);
  const { bots, pumped, calls, ...race } = sizes[size];
  const home = await installation({ clientDayPence });
  try {
    const talkers = await liveClients(home, Math.max(2, Math.ceil(bots / botsPerClient)));
    const flooded = await liveClients(home, pumped);
    const [honest] = await liveClients(home, 1);
    if (honest === undefined) throw new Error("there is no honest client");
    const parts = [
      await reachEachOther(home, talkers),
      await answerEachOther(home, talkers, bots, chance),
      await pump(home, flooded, honest, { calls, clientDayPence }, chance),
      await raceForCap(race),
    ];
    return {
      name: "loops",
      seed,
      counts: Object.assign({}, ...parts.map(({ counts }) => counts)),
      failures: parts.flatMap(({ failures }) => failures).slice(0, failuresMax),
    };
  } finally {
    await home.close();
  }
}

async function liveClients(home: Installation, count: number): Promise<TestClient[]> {
  const made: TestClient[] = [];
  for (let place = 0; place < count; place += 1) made.push(await home.liveClient(`Client ${place + 1}`));
  return made;
}
