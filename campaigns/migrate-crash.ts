import { dropEmptyDatabases } from "../test/migrations/empty-database.ts";
import { legacyDatabase, mendStrayText } from "../test/migrations/legacy-database.ts";
import { makeChance } from "./hostile/chance.ts";
import { contentsOf, differences } from "./migrate-crash/contents.ts";
import { type Crashing, crashToTheEnd } from "./migrate-crash/crash-to-the-end.ts";
import { type Disturbance, disturbances } from "./migrate-crash/disturb.ts";
import { openHolder } from "./migrate-crash/holder.ts";
import { upgrade } from "./migrate-crash/upgrade.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

/** The short form goes as far as backfills, indexes and keys of every kind go, and disturbs at some statements. */
const short = { through: "20261122_tenants", oneIn: 30, concurrentlyOneIn: 2, twoOnceIn: 5 };
const failuresMax = 20;
const failureCharactersMax = 300;

type Way = Pick<Crashing, "runners" | "how">;
type Tally = { statements: number; readonly disturbed: Map<string, number>; readonly failures: string[] };

/**
 * A predecessor's database is taken over while the runner is killed, cancelled, timed out, or killed with another waiting, at
 * every statement that it sends. What is there in the end is what an undisturbed run leaves: every object, and every row.
 */
export async function run({ seed, size, only }: CampaignOptions): Promise<CampaignResult> {
  const chance = makeChance(seed);
  const always = (how: Disturbance, runners: 1 | 2): Way => ({ runners: () => runners, how: () => how });
  const full = disturbances.flatMap((how) => (only === null || how === only ? [always(how, 1)] : []));
  const ways: readonly Way[] =
    size === "full"
      ? [...full, ...(only === null || only === "two" ? [always("killed", 2)] : [])]
      : [
          {
            runners: () => (chance.onceIn(short.twoOnceIn) ? 2 : 1),
            how: (text) =>
              chance.onceIn(text.includes("CONCURRENTLY") ? short.concurrentlyOneIn : short.oneIn)
                ? chance.pick(disturbances)
                : null,
          },
        ];
  const tally: Tally = { statements: 0, disturbed: new Map(), failures: [] };
  try {
    const [undisturbed, ...others] = await databases(1 + ways.length);
    if (undisturbed === undefined) throw new Error("there is no database to compare with");
    const through = size === "full" ? null : short.through;
    const begunAt = new Date();
    await upgrade(undisturbed.superuserUrl, through);
    const wanted = await contentsOf(undisturbed.root, begunAt);
    for (const [place, way] of ways.entries()) {
      const database = others[place];
      if (database === undefined) continue;
      await crashOne(database, way, through, tally);
      tally.failures.push(...differences(wanted, await contentsOf(database.root, begunAt)));
    }
    return {
      name: "migrate-crash",
      seed,
      counts: {
        "lines compared": wanted.length,
        "statements met": tally.statements,
        ...Object.fromEntries(tally.disturbed),
      },
      failures: tally.failures.slice(0, failuresMax).map((line) => line.slice(0, failureCharactersMax)),
    };
  } finally {
    await dropEmptyDatabases();
  }
}

async function databases(count: number) {
  const all = [];
  for (let made = 0; made < count; made += 1) {
    const database = await legacyDatabase();
    await mendStrayText(database);
    all.push(database);
  }
  return all;
}

type Database = Awaited<ReturnType<typeof legacyDatabase>>;

async function crashOne(
  { superuserUrl, root }: Database,
  way: Way,
  through: string | null,
  tally: Tally,
): Promise<void> {
  const holder = await openHolder(superuserUrl);
  try {
    tally.statements += await crashToTheEnd({
      root,
      holder,
      upgrade: () => upgrade(superuserUrl, through),
      ...way,
      disturbed: (how, runners) => {
        const what = runners === 2 ? `${how} while another waits` : how;
        tally.disturbed.set(what, (tally.disturbed.get(what) ?? 0) + 1);
      },
    });
    // Whoever may not write at all has nothing to do, and no lock is to be had that stops a writer.
    const readOnly = `${superuserUrl}?options=${encodeURIComponent("-c default_transaction_read_only=on")}`;
    const again = await holder
      .whileWriting(() => upgrade(readOnly, through))
      .then(
        (steps) => (steps === 0 ? [] : [`run again, it took ${steps} steps`]),
        (error: unknown) => [`run again, it was not left alone: ${String(error)}`],
      );
    tally.failures.push(...again);
  } finally {
    await holder.end();
  }
}
