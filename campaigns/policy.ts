import { Client } from "pg";
import { actions, type Action } from "../src/domain/action.ts";
import type { Asked } from "../src/domain/policy.ts";
import { migratedDatabase } from "../test/support/migrated.ts";
import { makeChance, type Chance } from "./hostile/chance.ts";
import { askDatabase, findDifference } from "./policy/in-sql.ts";
import { spaceOf, tallyOf, type Space, type Tally } from "./policy/space.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const shortMs = 4_500;
const sessions = 2;
const failuresMax = 20;
const chunk = { full: 100_000, short: 4_000 } as const;

/** Part of the space of one action, asked one way. */
type Part = { readonly space: Space; readonly asked: Asked; readonly from: number; readonly to: number };

/**
 * The policy of the database beside the domain's over everything that the facts of an action can be; facts that it does not
 * need have any value. Each part is numbered and summed up on both sides. The short form judges parts by chance.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const database = await migratedDatabase();
  const parts = inOrder(
    actions.flatMap((action) => partsOf(action, chunk[size])),
    size,
    makeChance(seed),
  );
  const end = performance.now() + shortMs;
  const counts: Record<string, number> = {
    "parts of the space": parts.length,
    "parts judged": 0,
    "combinations judged twice": 0,
    allowed: 0,
  };
  const failures: string[] = [];
  const work = async () => {
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    while (failures.length < failuresMax && (size === "full" || performance.now() < end)) {
      const part = parts.pop();
      if (part === undefined) break;
      const failure = await judgePart(client, part, seed, counts);
      if (failure !== null) failures.push(failure);
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: sessions }, work));
  await database.drop();
  if (size === "full" && counts["allowed"] === 0) failures.push("nothing was allowed: the campaign shows nothing");
  return { name: "policy", seed, counts, failures };
}

/** The full form goes from the first to the last, the short one takes what chance gives. */
function inOrder(parts: Part[], size: CampaignOptions["size"], chance: Chance): Part[] {
  if (size === "full") return parts.toReversed();
  return parts
    .map((part) => ({ part, at: chance.below(parts.length) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ part }) => part);
}

function partsOf(action: Action, length: number): Part[] {
  const space = spaceOf(action);
  const starts = Array.from({ length: Math.ceil(space.size / length) }, (_, place) => place * length);
  return (["first", "again"] as const).flatMap((asked) =>
    starts.map((from) => ({ space, asked, from, to: Math.min(from + length, space.size) })),
  );
}

async function judgePart(
  client: Client,
  part: Part,
  seed: number,
  counts: Record<string, number>,
): Promise<string | null> {
  const { space, asked, from, to } = part;
  const asking = askDatabase(client, part, seed);
  const ours = tallyOf(space, asked, from, to, seed);
  const theirs = await asking;
  count(counts, { "parts judged": 1, "combinations judged twice": to - from, allowed: ours.get("")?.times ?? 0 });
  if (same(ours, theirs)) return null;
  return `${space.action}, ${asked}, ${from} to ${to}: ${await findDifference(client, part, seed)}`;
}

function count(counts: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, number] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + number;
}

function same(ours: Tally, theirs: Tally): boolean {
  if (ours.size !== theirs.size) return false;
  return [...ours].every(([reason, { times, sum }]) => {
    const other = theirs.get(reason);
    return other?.times === times && other.sum === sum;
  });
}
