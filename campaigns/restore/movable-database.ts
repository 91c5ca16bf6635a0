import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeCluster } from "../../src/cluster/plant-cluster.ts";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { createBackup } from "../../src/release/backup/create-backup.ts";
import { restoreBackup } from "../../src/release/backup/restore-backup.ts";
import type { MigratedDatabase } from "../../test/support/migrated.ts";
import { relayTo } from "../../test/support/relay.ts";
import { testedPrograms } from "../../test/support/server.ts";
import { ownCluster } from "../fire/own-cluster.ts";

/** A database that is backed up, lost, and restored into a new cluster, which then answers at the same address. */
export type MovableDatabase = {
  readonly database: MigratedDatabase;
  /** Copies it while it works; answers with the moment of the copy. */
  backUp(): Promise<Temporal.Instant>;
  /** As a machine that burns down. */
  lose(): Promise<void>;
  /** Settles when the restored one answers. */
  restore(): Promise<void>;
  close(): Promise<void>;
};

const key = "the-key-of-the-campaign";
/** Nothing here outlives the machine. */
const forgetful = { fsync: "off" };
const progress = () => undefined;
const logins = { jobrun_app: "test-app", jobrun_operator: "test-operator" };

export async function movableDatabase(): Promise<MovableDatabase> {
  const old = await ownCluster(forgetful);
  const folder = await mkdtemp(join(tmpdir(), "jobrun-restore-"));
  const [backup, into] = [join(folder, "backup"), join(folder, "new")];
  const relay = await relayTo(old.running().port);
  const database = old.databaseAt((url) => {
    const address = new URL(url);
    address.port = String(relay.port);
    return address.href;
  });
  const facts = { database: database.name, commit: null, schema: "current" };
  return {
    database,
    backUp: async () => {
      const made = await createBackup({ cluster: old.running(), to: backup, key, ...facts, progress });
      return Temporal.Instant.from(made.at);
    },
    lose: async () => {
      await old.stop();
      relay.pointTo(null);
    },
    restore: async () => {
      const wish = {
        kind: "restored",
        logins,
        by: "the campaign",
        progress,
        settings: forgetful,
        ...testedPrograms(),
      } as const;
      await restoreBackup({ folder: backup, key, into, ...wish });
      relay.pointTo((await startCluster({ dataDir: into, settings: forgetful, ...testedPrograms() })).port);
    },
    close: async () => {
      await relay.close();
      await removeCluster(into);
      await old.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
