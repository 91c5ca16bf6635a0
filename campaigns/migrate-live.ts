import { dropEmptyDatabases, type EmptyDatabase } from "../test/migrations/empty-database.ts";
import { legacyDatabase } from "../test/migrations/legacy-database.ts";
import { setLogins, withLogins } from "../test/support/migrated.ts";
import { type Installation, makeOldLogin } from "./migrate-live/installation.ts";
import { judgeExceptions } from "./migrate-live/judge-exceptions.ts";
import { judgeRows } from "./migrate-live/judge-rows.ts";
import { judgeTraffic } from "./migrate-live/judge-traffic.ts";
import { keepRows } from "./migrate-live/kept-rows.ts";
import { upgradeLive } from "./migrate-live/live-upgrade.ts";
import { lockWaitMaxMs } from "./migrate-live/traffic.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

const sizes = {
  short: {
    // A machine that does other things is slower than what is judged, and what holds a lock here holds it for longer.
    patienceMs: 1_000,
    database: { clients: 300, customers: 10_000, messages: 1_000, optOutOneIn: 100 },
    traffic: {
      perSecond: 80,
      quietMs: 700,
      afterMs: 400,
      holding: { readerMs: 500, idleMs: 2_500 },
      heldShare: 0.9,
      nearOneIn: 2,
    },
  },
  full: {
    patienceMs: lockWaitMaxMs,
    database: { clients: 20_000, customers: 1_000_000, messages: 1_000_000, optOutOneIn: 5_000 },
    traffic: {
      perSecond: 200,
      quietMs: 30_000,
      afterMs: 15_000,
      holding: { readerMs: 5_000, idleMs: 20_000 },
      heldShare: 0.05,
      nearOneIn: 20,
    },
  },
} as const;
const failuresMax = 20;
const failureCharactersMax = 500;

/**
 * A predecessor's database that serves is upgraded, while its programs and ours ask at an even pace, somebody reads for long, and
 * somebody does nothing amid a transaction. Nobody is refused or kept waiting, no row is lost, and what is found is what was planted.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const { database: wanted, patienceMs, traffic } = sizes[size];
  try {
    const database = await legacyDatabase(wanted, keepRows);
    const { installation, end } = await openInstallation(database, patienceMs);
    try {
      const seen = await upgradeLive(installation, { seed, ...traffic });
      const judged = [
        judgeTraffic(seen, traffic.perSecond, size),
        await judgeRows(database.root, seen),
        await judgeExceptions(database.root, seen),
      ];
      const failures = [...seen.heldUp, ...judged.flatMap((each) => each.failures)];
      return {
        name: "migrate-live",
        seed,
        counts: {
          "steps run": seen.steps,
          "milliseconds of the upgrade": Math.round(seen.upgradeMs),
          ...Object.assign({}, ...judged.map(({ counts }) => counts)),
        },
        failures: failures.slice(0, failuresMax).map((line) => line.slice(0, failureCharactersMax)),
      };
    } finally {
      await end();
    }
  } finally {
    await dropEmptyDatabases();
  }
}

/** The login that the predecessor's programs have is this run's own, and goes with its database. */
async function openInstallation(
  database: EmptyDatabase,
  patienceMs: number,
): Promise<{ readonly installation: Installation; readonly end: () => Promise<void> }> {
  const { root, superuserUrl } = database;
  const login = `live_${process.pid}`;
  await makeOldLogin(root, login, "old");
  return {
    installation: {
      root,
      adminUrl: superuserUrl,
      oldUrl: database.roleUrl(login, "old"),
      applicationUrl: withLogins(database).appUrl,
      patienceMs,
      letIn: () => setLogins(root),
    },
    end: async () => {
      await root.query(`DROP OWNED BY ${login}; DROP ROLE ${login}`);
    },
  };
}
