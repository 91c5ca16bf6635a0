import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { borrowedRoot } from "../../src/cluster/borrowed-place.ts";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { migrate, withLogins, type MigratedDatabase } from "../../test/support/migrated.ts";
import { relayTo } from "../../test/support/relay.ts";

/** A cluster of its own that forgets nothing, at an address that stays while it is stopped and started again. */
export type FickleDatabase = {
  readonly database: MigratedDatabase;
  /** Ends it as a crash does, without a last word to anybody. */
  stop(): Promise<void>;
  /** Settles when it accepts connections. */
  start(): Promise<void>;
  /** Cuts all of the application's connections; answers how many there were. */
  cutConnections(): Promise<number>;
  close(): Promise<void>;
};

const name = "jobrun";
const cutAll = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'jobrun_app'`;

export async function fickleDatabase(): Promise<FickleDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-fickle-"));
  const dataDir = join(folder, ".jobrun");
  let cluster = await startCluster({ dataDir });
  await ask(cluster.superuserUrl("postgres"), `CREATE DATABASE ${name}`);
  await migrate(cluster.superuserUrl(name));
  const endsWithUs = () => quit(cluster.pid);
  process.once("exit", endsWithUs);
  const relay = await relayTo(cluster.port);
  const here = (url: string) => {
    const address = new URL(url);
    address.port = String(relay.port);
    return address.href;
  };
  const database = withLogins({
    name,
    superuserUrl: here(cluster.superuserUrl(name)),
    roleUrl: (role, password) => here(cluster.roleUrl(role, password, name)),
    drop: async () => undefined,
  });
  return {
    database,
    stop: async () => {
      await cluster.stop("immediate");
      relay.pointTo(null);
    },
    start: async () => {
      cluster = await startCluster({ dataDir });
      relay.pointTo(cluster.port);
    },
    cutConnections: async () => (await ask(cluster.superuserUrl(name), cutAll)) ?? 0,
    close: async () => {
      process.off("exit", endsWithUs);
      await relay.close();
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

async function ask(url: string, sql: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount;
  } finally {
    await client.end();
  }
}
