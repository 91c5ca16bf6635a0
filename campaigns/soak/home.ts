import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchHome, configFrom, inherited, makeHome } from "../../bench/home.ts";
import { freePort } from "../../src/cluster/free-port.ts";
import { openAccount } from "../../src/home/account.ts";
import { migratedDatabase } from "../../test/support/migrated.ts";
import type { CampaignOptions } from "../result.ts";

export type SoakHome = Pick<BenchHome, "environment" | "account" | "url" | "superuserUrl" | "remove"> & {
  readonly appUrl: string;
};

/** The full form measures an installation as users get it; the short form has a database beside other tests', made in no time. */
export async function soakHome(size: CampaignOptions["size"]): Promise<SoakHome> {
  if (size === "short") return shared();
  const home = await makeHome();
  return { ...home, appUrl: home.database.url };
}

async function shared(): Promise<SoakHome> {
  const database = await migratedDatabase();
  const folder = await mkdtemp(join(tmpdir(), "jobrun-soak-"));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const settings = {
    JOBRUN_DATA_DIR: folder,
    DATABASE_URL: database.appUrl,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
  };
  return {
    environment: { ...inherited(), ...settings },
    account: await openAccount(configFrom(settings)),
    url: `http://127.0.0.1:${port}`,
    superuserUrl: database.superuserUrl,
    appUrl: database.appUrl,
    remove: async () => {
      await database.drop();
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
