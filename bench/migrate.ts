import { type Installation, makeOldLogin } from "../campaigns/migrate-live/installation.ts";
import { upgradeLive } from "../campaigns/migrate-live/live-upgrade.ts";
import { lockWaitMaxMs } from "../campaigns/migrate-live/traffic.ts";
import { connect } from "../src/release/connect.ts";
import { fillLegacy } from "../test/migrations/legacy-database.ts";
import { planOf, takeOver } from "../test/migrations/take-over.ts";
import { asSuperuser, type BenchHome, makeHome } from "./home.ts";
import { rowsOf, type Seen } from "./migrate/rows.ts";
import type { BenchRow } from "./row.ts";

const sizes = { clients: 20_000, customers: 1_000_000, messages: 1_000_000, optOutOneIn: 5_000 } as const;
const traffic = {
  seed: 1,
  perSecond: 200,
  quietMs: 20_000,
  afterMs: 1_000,
  holding: null,
  heldShare: 0,
  nearOneIn: 20,
} as const;
const [name, login, password] = ["legacy", "old_programs", "old"];

/** A predecessor's database of a million customers, upgraded while its programs and ours make requests at an even pace. */
export async function run(): Promise<BenchRow[]> {
  const home = await makeHome();
  try {
    await asSuperuser(home.superuserUrl, (root) => root.query(`CREATE DATABASE ${name}`));
    const adminUrl = new URL(name, home.superuserUrl).href;
    await fillLegacy(adminUrl, sizes);
    const root = await connect(adminUrl, "the bench");
    try {
      await root.query("CHECKPOINT");
      return rowsOf(await measure(home, { root, adminUrl }));
    } finally {
      await root.end();
    }
  } finally {
    await home.remove();
  }
}

async function measure(home: BenchHome, place: Pick<Installation, "root" | "adminUrl">): Promise<Seen> {
  const { root, adminUrl } = place;
  const { cluster, url } = home.database;
  if (cluster === null) throw new Error("the bench has no database of its own");
  await makeOldLogin(root, login, password);
  const seen = await upgradeLive(
    {
      ...place,
      oldUrl: cluster.roleUrl(login, password, name),
      applicationUrl: new URL(name, url).href,
      letIn: () => Promise.resolve(),
      patienceMs: lockWaitMaxMs,
    },
    traffic,
  );
  const { rows } = await root.query<Seen["backfill"]>(
    `SELECT b.rows::int AS rows, extract(epoch FROM m."appliedAt" - b."startedAt")::float AS seconds
      FROM jobrun_backfills b JOIN jobrun_migrations m ON m.key = b.step WHERE b.step LIKE '%/phones of customers'`,
  );
  const [backfill] = rows;
  if (backfill === undefined) throw new Error("nothing tells how long the backfill took");
  const beganAt = performance.now();
  await planOf(adminUrl);
  await takeOver(adminUrl);
  const nothingMs = performance.now() - beganAt;
  return { ...seen, perSecond: traffic.perSecond, backfill, nothingMs };
}
