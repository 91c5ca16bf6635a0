import { mkdtemp, realpath, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../src/cluster/free-port.ts";
import { type Config, readConfig } from "../src/config.ts";
import { openAccount, type Account } from "../src/home/account.ts";
import { openDatabase, type HomeDatabase } from "../src/home/database.ts";
import { readySchema } from "../src/home/home.ts";

/** An installation of its own in a temporary folder: the embedded database with the settings that users get. */
export type BenchHome = {
  readonly environment: Readonly<Record<string, string>>;
  readonly account: Account;
  /** Where JobRun will listen. */
  readonly url: string;
  readonly database: HomeDatabase;
  readonly superuserUrl: string;
  remove(): Promise<void>;
};

const tmpfsMagic = 0x01021994;

export async function makeHome(): Promise<BenchHome> {
  const dataDir = join(await realpath(await mkdtemp(join(await durableFolder(), "jobrun-bench-"))), ".jobrun");
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const settings = { JOBRUN_DATA_DIR: dataDir, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  const config = configFrom(settings);
  const database = await openDatabase(config, () => undefined);
  const { cluster } = database;
  if (cluster === null) throw new Error("the bench has no database of its own");
  await readySchema(config, database, () => undefined);
  return {
    environment: { ...inherited(), ...settings },
    account: await openAccount(config),
    url: `http://127.0.0.1:${port}`,
    database,
    superuserUrl: cluster.superuserUrl("jobrun"),
    remove: async () => {
      await cluster.stop("immediate");
      await rm(join(dataDir, ".."), { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Memory that calls itself a disk would make every commit free. */
async function durableFolder(): Promise<string> {
  const { type } = await statfs(tmpdir());
  return type === tmpfsMagic ? "/var/tmp" : tmpdir();
}

function configFrom(settings: Record<string, string>): Config {
  const reading = readConfig(settings);
  if ("config" in reading) return reading.config;
  throw new Error(`the bench's own configuration is refused: ${JSON.stringify(reading.problems)}`);
}

/** Nothing that configures JobRun may leak in from the shell. */
function inherited(): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME };
}
