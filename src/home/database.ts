import { join, resolve } from "node:path";
import pg from "pg";
import type { Cluster } from "../cluster/cluster.ts";
import { findCluster } from "../cluster/find-cluster.ts";
import { startCluster } from "../cluster/start-cluster.ts";
import type { Config } from "../config.ts";
import type { RolePasswords } from "../release/migrate/roles.ts";
import { keptSecrets, randomSecret } from "./kept-secrets.ts";

/** How this installation's database is reached. `adminUrl` is null where only the application's login is known. */
export type HomeDatabase = {
  readonly url: string;
  readonly adminUrl: string | null;
  readonly passwords: RolePasswords;
  /** Null for a database by address: we did not start it and do not stop it. */
  readonly cluster: Cluster | null;
};

const databaseName = "jobrun";

/** The database of the configuration: by address, or the embedded one, which is started or adopted. */
export async function openDatabase(config: Config, announce: (line: string) => void): Promise<HomeDatabase> {
  const { url, adminUrl, dataDir } = config.database;
  if (url !== null) {
    const password = decodeURIComponent(new URL(url.reveal()).password);
    return {
      url: url.reveal(),
      adminUrl: adminUrl?.reveal() ?? null,
      passwords: password === "" ? {} : { jobrun_app: password },
      cluster: null,
    };
  }
  const home = resolve(dataDir);
  const cluster = await startCluster({ dataDir: home, announce });
  const secret = await databaseLogins(home);
  await makeDatabase(cluster, secret("jobrun_migrator"));
  return {
    url: cluster.roleUrl("jobrun_app", secret("jobrun_app"), databaseName),
    adminUrl: cluster.roleUrl("jobrun_migrator", secret("jobrun_migrator"), databaseName),
    passwords: { jobrun_app: secret("jobrun_app") },
    cluster,
  };
}

/** The superuser's address of the embedded database if it runs. Looks and starts nothing. */
export async function runningDatabase({ database: { url, dataDir } }: Config): Promise<string | null> {
  const cluster = url === null ? await findCluster(resolve(dataDir)).catch(() => null) : null;
  return cluster?.superuserUrl(databaseName) ?? null;
}

/** The passwords of the embedded database's logins, made once for a data folder. */
export function databaseLogins(home: string) {
  return keptSecrets(join(home, "database-logins.json"), {
    jobrun_migrator: () => randomSecret(24),
    jobrun_app: () => randomSecret(24),
  });
}

/** The migrator's login and its database, where they are missing. Nothing after this needs the superuser. */
async function makeDatabase(cluster: Cluster, migratorPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl("postgres") });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtextextended('jobrun home', 0))");
    const password = pg.escapeLiteral(migratorPassword);
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'jobrun_migrator'");
    if (role.rowCount === 0) {
      await client.query(`CREATE ROLE jobrun_migrator LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD ${password}`);
    }
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER jobrun_migrator`);
  } finally {
    await client.end();
  }
}
