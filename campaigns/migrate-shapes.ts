import { readFileSync } from "node:fs";
import { inheritedTables } from "../migrations/20261122_security.ts";
import { migrations } from "../migrations/index.ts";
import { type CatalogueLine, readCatalogueLines } from "../src/release/migrate/drift/catalogue-lines.ts";
import { dropEmptyDatabases, emptyDatabase } from "../test/migrations/empty-database.ts";
import { migrate } from "../test/migrations/stopped-history.ts";
import { makeChance } from "./hostile/chance.ts";
import { startingShapes, type StartingShape } from "./migrate-shapes/shapes.ts";
import { upgradeOne } from "./migrate-shapes/upgrade-one.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

/** What keeps old code going on each of its tables; it is the same for every shape, and none of it may lack. */
const forOldCode =
  /^too much: (?:policy \w+\.predecessor: permissive ALL to predecessor_of_jobrun using true check true|right of (?:predecessor_of_jobrun|old_code) on \w+: DELETE, INSERT, SELECT, UPDATE)$/;
const forOldCodeOfEachTable = 3;
/** What stays of each shape until the contract besides, a line an object, after the shape's name. */
const leftoversFile = new URL("./migrate-shapes/leftovers.txt", import.meta.url);
const failuresMax = 20;
const failureCharactersMax = 300;

/**
 * From every shape of a predecessor's database to ours: before the contract the catalogue is that of an empty database's but for
 * the leftovers that are listed, after it the same. Old code writes before and between, new code between and after. The short
 * form takes one shape.
 */
export async function run({ seed, size, only }: CampaignOptions): Promise<CampaignResult> {
  const shapes = chosen(size, only, seed);
  const listed = readLeftovers();
  const counts: Record<string, number> = {};
  const failures: string[] = [];
  try {
    const empty = await catalogueOfExpanded();
    for (const start of shapes) {
      const { leftovers: all, failures: found } = await upgradeOne(start, empty);
      const leftovers = all.filter((line) => !forOldCode.test(line));
      const wanted = forOldCodeOfEachTable * (1 + inheritedTables.length);
      if (all.length - leftovers.length !== wanted)
        failures.push(`${start.name}: ${all.length - leftovers.length} things keep old code going, and not ${wanted}`);
      const known = listed.get(start.name) ?? [];
      counts[`leftovers of ${start.name}`] = leftovers.length;
      if (size === "full") for (const line of leftovers) console.log(`  ${start.name}\t${line}`);
      failures.push(
        ...found.map((each) => `${start.name}: ${each}`),
        ...[...new Set(leftovers).difference(new Set(known))].map((line) => `${start.name}, not listed: ${line}`),
        ...[...new Set(known).difference(new Set(leftovers))].map(
          (line) => `${start.name}, listed and not there: ${line}`,
        ),
      );
    }
  } finally {
    await dropEmptyDatabases();
  }
  const shown = failures.slice(0, failuresMax).map((line) => line.slice(0, failureCharactersMax));
  return { name: "migrate-shapes", seed, counts: { shapes: shapes.length, ...counts }, failures: shown };
}

function chosen(size: CampaignOptions["size"], only: string | null, seed: number): readonly StartingShape[] {
  if (only !== null) return startingShapes.filter(({ name }) => name === only);
  return size === "full"
    ? startingShapes
    : [startingShapes[makeChance(seed).below(startingShapes.length)]].flatMap((each) => each ?? []);
}

async function catalogueOfExpanded(): Promise<readonly CatalogueLine[]> {
  const { superuserUrl, root } = await emptyDatabase();
  await migrate(
    superuserUrl,
    migrations.filter(({ phase }) => phase === "expand"),
  );
  return readCatalogueLines(root);
}

function readLeftovers(): ReadonlyMap<string, readonly string[]> {
  const lines = readFileSync(leftoversFile, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const pairs = lines.map((line) => ({
    shape: line.slice(0, line.indexOf("\t")),
    line: line.slice(line.indexOf("\t") + 1),
  }));
  return new Map(
    [...Map.groupBy(pairs, ({ shape }) => shape)].map(([shape, of]) => [shape, of.map(({ line }) => line)]),
  );
}
