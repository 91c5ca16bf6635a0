import { mkdtemp, realpath, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
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

/** The same database a second time, for what must not share it with a running JobRun. Nobody may be connected to the first one. */
export async function copyDatabase(
  { superuserUrl, database }: BenchHome,
  name: string,
): Promise<{ readonly url: string; readonly superuserUrl: string }> {
  await asSuperuser(new URL("postgres", superuserUrl).href, (root) =>
    root.query(`CREATE DATABASE ${name} TEMPLATE jobrun`),
  );
  return { url: new URL(name, database.url).href, superuserUrl: new URL(name, superuserUrl).href };
}

export async function asSuperuser(url: string, work: (root: pg.Client) => Promise<unknown>): Promise<void> {
  const root = new pg.Client({ connectionString: url });
  await root.connect();
  try {
    await work(root);
  } finally {
    await root.end();
  }
}

/** Memory that calls itself a disk would make every commit free. */
async function durableFolder(): Promise<string> {
  const { type } = await statfs(tmpdir());
  return type === tmpfsMagic ? "/var/tmp" : tmpdir();
}

export function configFrom(settings: Record<string, string>): Config {
  const reading = readConfig(settings);
  if ("config" in reading) return reading.config;
  throw new Error(`the bench's own configuration is refused: ${JSON.stringify(reading.problems)}`);
}

/** Nothing that configures JobRun may leak in from the shell. */
export function inherited(): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME };
}
