import { Client } from "pg";
import { installation } from "../test/support/installation.ts";
import { makeChance, type Chance } from "./hostile/chance.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";
import { knockForOthers } from "./tenants/doors.ts";
import { functionProbes, readFunctions } from "./tenants/function-probes.ts";
import { isKnown } from "./tenants/known-answers.ts";
import { openNeighbourhood, type Neighbour, type Neighbourhood } from "./tenants/neighbourhood.ts";
import { Session, type Finding, type Probe } from "./tenants/probe.ts";
import { readTables, readViews, tableProbes, viewProbe } from "./tenants/table-probes.ts";

const clients = 50;
const probesFull = 50_000;
/** Every table and function once, for one pair. */
const probesShort = 1_000;
const sessionsFull = 2;
const knockingPairsFull = 400;
const knockingPairsShort = 8;
const failuresMax = 20;
const failureCharactersMax = 400;

type Tally = {
  probes: number;
  known: number;
  readonly kinds: Map<string, number>;
  readonly findings: Map<string, string>;
};

/**
 * Fifty clients, each with one row in every table. With the application's own login, in a transaction of one of them, every
 * table, column and function of the catalogue is reached into for the rows of another: none is seen or written, and the answer
 * is the one about a row that does not exist.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const home = await installation();
  await home.stopWork();
  const hood = await openNeighbourhood(home.database, clients);
  const tally: Tally = { probes: 0, known: 0, kinds: new Map(), findings: new Map() };
  const [most, sessions, pairs] =
    size === "full" ? [probesFull, sessionsFull, knockingPairsFull] : [probesShort, 1, knockingPairsShort];
  try {
    const chance = makeChance(seed);
    await reach(hood, chance, tally, { most, sessions });
    const knocked = await knockForOthers(home, hood, chance, pairs);
    const found = [...tally.findings].map(([where, what]) => `${where}: ${what}`);
    const kinds = { ...Object.fromEntries(tally.kinds), "doors and commands": knocked.probes };
    return {
      name: "tenants",
      seed,
      counts: { clients, probes: tally.probes + knocked.probes, ...kinds, "answers that are known": tally.known },
      failures: [...found, ...knocked.failures]
        .slice(0, failuresMax)
        .map((line) => line.slice(0, failureCharactersMax)),
    };
  } finally {
    await hood.close();
    await home.close();
  }
}

type Size = { readonly most: number; readonly sessions: number };

async function reach(hood: Neighbourhood, chance: Chance, tally: Tally, { most, sessions }: Size): Promise<void> {
  const [tables, functions] = [await readTables(hood.root, hood.tables), await readFunctions(hood.root)];
  const views = await readViews(hood.root);
  await inSession(hood, async (client) => {
    const [thief, victim] = pairOf(hood, chance);
    // Alone, because what others are asking this moment stands in the server's own views, too.
    await tryAll(
      client,
      { thief, victim },
      views.map((view) => viewProbe(view, victim)),
      "views",
      tally,
    );
  });
  const lane = () =>
    inSession(hood, async (client) => {
      while (tally.probes < most && tally.findings.size < failuresMax) {
        const [thief, victim] = pairOf(hood, chance);
        const [ours, theirs] = [await hood.rowsOf(thief), await hood.rowsOf(victim)];
        const ofTables = tables.flatMap((table) => {
          const [own, others] = [ours.get(table.table) ?? {}, theirs.get(table.table) ?? {}];
          return tableProbes(table, { thief: own, victim: others, victimId: victim.id });
        });
        await tryAll(client, { thief, victim }, ofTables, "tables", tally);
        const ofFunctions = functions.flatMap((each) => functionProbes(each, theirs, thief.id));
        await tryAll(client, { thief, victim }, ofFunctions, "functions", tally);
      }
    });
  await Promise.all(Array.from({ length: sessions }, lane));
}

async function inSession(hood: Neighbourhood, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: hood.database.appUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

type Roles = { readonly thief: Neighbour; readonly victim: Neighbour };

async function tryAll(
  client: Client,
  { thief, victim }: Roles,
  probes: readonly Probe[],
  kind: string,
  tally: Tally,
): Promise<void> {
  const session = await Session.begin(client, thief);
  for (const probe of probes) {
    const finding = await session.try(probe, victim);
    tally.probes += 1;
    tally.kinds.set(kind, (tally.kinds.get(kind) ?? 0) + 1);
    if (finding === null) continue;
    if (finding.kind === "tells" && isKnown(probe, finding.broken)) tally.known += 1;
    else keep(tally, finding);
  }
  await session.end();
}

function keep({ findings }: Tally, { where, what }: Finding): void {
  if (!findings.has(where)) findings.set(where, what);
}

function pairOf({ neighbours }: Neighbourhood, chance: Chance): readonly [Neighbour, Neighbour] {
  const [thief, victim] = [chance.below(neighbours.length), chance.below(neighbours.length - 1)];
  const [one, other] = [neighbours[thief], neighbours[victim < thief ? victim : victim + 1]];
  if (one === undefined || other === undefined) throw new Error("there are no two neighbours");
  return [one, other];
}
