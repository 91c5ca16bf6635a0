import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { borrowedRoot } from "../../src/cluster/borrowed-place.ts";
import type { Cluster } from "../../src/cluster/cluster.ts";
import type { Settings } from "../../src/cluster/settings.ts";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { askSuperuser } from "../../test/support/ask-superuser.ts";
import { migrate, withLogins, type MigratedDatabase } from "../../test/support/migrated.ts";
import { testedPrograms } from "../../test/support/server.ts";

/** A PostgreSQL of one campaign's own with the settings that users get, of the version under test; it forgets nothing. */
export type OwnCluster = {
  readonly running: () => Cluster;
  /** The migrated database, at the address that `at` makes of its own. */
  readonly databaseAt: (at: (url: string) => string) => MigratedDatabase;
  /** Ends it as a crash does, without a last word to anybody. */
  stop(): Promise<void>;
  /** Settles when it accepts connections, at another port. */
  start(): Promise<void>;
  close(): Promise<void>;
};

const name = "jobrun";

/** `settings` over those: with `fsync` off it outlasts its own crash, and not the machine's. */
export async function ownCluster(settings: Settings = {}): Promise<OwnCluster> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-cluster-"));
  const dataDir = join(folder, ".jobrun");
  const begin = () => startCluster({ dataDir, settings, ...testedPrograms() });
  let cluster = await begin();
  const endsWithUs = () => quit(cluster.pid);
  process.once("exit", endsWithUs);
  await askSuperuser(cluster.superuserUrl("postgres"), `CREATE DATABASE ${name}`);
  await migrate(cluster.superuserUrl(name));
  return {
    running: () => cluster,
    databaseAt: (at) =>
      withLogins({
        name,
        superuserUrl: at(cluster.superuserUrl(name)),
        roleUrl: (role, password) => at(cluster.roleUrl(role, password, name)),
        drop: async () => undefined,
      }),
    stop: () => cluster.stop("immediate"),
    start: async () => {
      cluster = await begin();
    },
    close: async () => {
      process.off("exit", endsWithUs);
      await cluster.stop("immediate");
      await rm(borrowedRoot(dataDir), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** A campaign that falls over leaves no server behind. */
function quit(pid: number): void {
  try {
    process.kill(pid, "SIGQUIT");
  } catch {
    // It is gone already.
  }
}
