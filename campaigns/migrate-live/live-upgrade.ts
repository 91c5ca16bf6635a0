import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { adoption, migrations } from "../../migrations/index.ts";
import { undecided } from "../../src/release/migrate/decisions.ts";
import { migrateUp } from "../../src/release/migrate/migrate-up.ts";
import { type Plan, planMigration } from "../../src/release/migrate/plan/plan.ts";
import { until } from "../../test/support/until.ts";
import { makeChance } from "../hostile/chance.ts";
import type { Felt } from "./felt.ts";
import { type Held, holdUp, type Holding } from "./holders.ts";
import { type Installation, openPrograms, type Programs } from "./installation.ts";
import { Traffic } from "./traffic.ts";

export type LiveOrder = {
  readonly seed: number;
  readonly perSecond: number;
  /** How long the traffic is measured before the upgrade, and how long it goes on after it. */
  readonly quietMs: number;
  readonly afterMs: number;
  /** Null: nobody holds anything up. Else twice: at the start, and amid the backfill of customers. */
  readonly holding: Holding | null;
  /** Which part of the customers a backfill has filled when it comes to the row that is held. */
  readonly heldShare: number;
  readonly nearOneIn: number;
};

export type LiveUpgrade = {
  readonly plan: Plan;
  readonly planMs: number;
  readonly steps: number;
  readonly upgradeMs: number;
  readonly quiet: Felt;
  readonly during: Felt;
  readonly after: Felt;
  readonly programs: Pick<Programs, "old" | "ours">;
  readonly heldUp: readonly string[];
};

const warmMs = 500;
const untilBackfillMs = 3_600_000;
/** After it nothing locks the customers' table before the backfill does. */
const lastBeforeBackfill = "20261122_carry_over/trigger customers_phone";

/** Upgrades a predecessor's database by the plan's own proposals, while old programs and ours go on. */
export async function upgradeLive(installation: Installation, order: LiveOrder): Promise<LiveUpgrade> {
  const { root, adminUrl } = installation;
  const beganAt = performance.now();
  const plan = await planMigration(migrations, { adminUrl, adoption, decisions: undecided, contract: false });
  const planMs = performance.now() - beganAt;
  const row = await customerAt(root, order.heldShare);
  const programs = await openPrograms(installation, {
    chance: makeChance(order.seed),
    heldBack: row,
    nearOneIn: order.nearOneIn,
  });
  const traffic = new Traffic();
  try {
    traffic.start([programs.old, programs.ours], order.perSecond, programs.look);
    await pause(warmMs);
    const warm = traffic.take();
    await pause(order.quietMs);
    const quiet = joined(traffic.take(), warm);
    const upgradedFrom = performance.now();
    const { steps, heldUp } = await upgrade(installation, plan, row, order.holding);
    const upgradeMs = performance.now() - upgradedFrom;
    const during = traffic.take();
    await pause(order.afterMs);
    await traffic.stop();
    return { plan, planMs, steps, upgradeMs, quiet, during, after: traffic.take(), programs, heldUp };
  } finally {
    await traffic.stop();
    await programs.close();
  }
}

/** Sessions that have just been opened are slow; what failed for them counts all the same. */
function joined(quiet: Felt, { failed, waitedTooLong, words }: Felt): Felt {
  return {
    latenciesMs: quiet.latenciesMs,
    failed: quiet.failed + failed,
    waitedTooLong: quiet.waitedTooLong + waitedTooLong,
    words: [...words, ...quiet.words],
  };
}

async function upgrade(
  { root, adminUrl, oldUrl }: Installation,
  { proposedLive }: Plan,
  row: string,
  holding: Holding | null,
): Promise<{ steps: number; heldUp: readonly string[] }> {
  const held: Held[] = holding === null ? [] : [await holdUp(oldUrl, row, holding)];
  const liveClients = proposedLive.map((id) => ({ id, billing: "active" }) as const);
  const ended = { yes: false };
  const upgrading = migrateUp(migrations, {
    adminUrl,
    passwords: {},
    announce: () => undefined,
    takeOver: { adoption, decisions: { onboardingRows: "customer", liveClients }, contract: false },
  }).finally(() => (ended.yes = true));
  const holdingAgain = async () => {
    if (holding === null) return;
    await until(
      "the backfill begins",
      async () => ended.yes || (await hasRun(root, lastBeforeBackfill)),
      untilBackfillMs,
    );
    if (!ended.yes) held.push(await holdUp(oldUrl, row, holding));
  };
  const [steps] = await Promise.all([upgrading, holdingAgain()]);
  const ends = await Promise.all(held.map(({ end }) => end));
  return { steps, heldUp: ends.flatMap((end) => end ?? []) };
}

async function hasRun(root: Client, key: string): Promise<boolean> {
  const there = await root.query<{ there: boolean }>("SELECT to_regclass('jobrun_migrations') IS NOT NULL AS there");
  if (there.rows[0]?.there !== true) return false;
  return (await root.query("SELECT FROM jobrun_migrations WHERE key = $1", [key])).rowCount === 1;
}

async function customerAt(root: Client, share: number): Promise<string> {
  const { rows } = await root.query<{ id: string }>(
    "SELECT id FROM customers ORDER BY id OFFSET (SELECT floor(count(*) * $1::float)::bigint FROM customers) LIMIT 1",
    [share],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the predecessor has no customers");
  return row.id;
}
