import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchHome, configFrom, inherited } from "../../bench/home.ts";
import { freePort } from "../../src/cluster/free-port.ts";
import { openAccount } from "../../src/home/account.ts";
import { type MigratedDatabase, migratedDatabase } from "../../test/support/migrated.ts";
import { ownCluster } from "../fire/own-cluster.ts";
import type { CampaignOptions } from "../result.ts";

export type SoakHome = Pick<BenchHome, "environment" | "account" | "url" | "superuserUrl" | "remove"> & {
  readonly appUrl: string;
};

/** Each wait for all to be worked off is this long at least, and the short form has three. */
const shortBurstMs = "200";

/** The full form has a PostgreSQL of its own, as users do; the short form a database beside other tests', made in no time. */
export async function soakHome(size: CampaignOptions["size"]): Promise<SoakHome> {
  if (size === "short") {
    const database = await migratedDatabase();
    return homeOn(database, { JOBRUN_BURST_MS: shortBurstMs }, () => database.drop());
  }
  const cluster = await ownCluster();
  return homeOn(
    cluster.databaseAt((url) => url),
    {},
    () => cluster.close(),
  );
}

async function homeOn(
  { appUrl, superuserUrl }: MigratedDatabase,
  more: Readonly<Record<string, string>>,
  close: () => Promise<void>,
): Promise<SoakHome> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-soak-"));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const settings = {
    JOBRUN_DATA_DIR: folder,
    DATABASE_URL: appUrl,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    ...more,
  };
  return {
    environment: { ...inherited(), ...settings },
    account: await openAccount(configFrom(settings)),
    url: `http://127.0.0.1:${port}`,
    superuserUrl,
    appUrl,
    remove: async () => {
      await close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
