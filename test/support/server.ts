import { createHash } from "node:crypto";
import { join } from "node:path";
import { Client } from "pg";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { dropLeftovers } from "./leftovers.ts";

/** The PostgreSQL that the tests of a run share. */
export interface TestServer {
  superuserUrl(database: string): string;
  roleUrl(role: string, password: string, database: string): string;
}

const checkout = join(import.meta.dirname, "..", "..");

export const testDataDir = join(checkout, ".jobrun", "test");

/** Databases carry it in their names, because checkouts may share a server by address. */
export const checkoutMark = createHash("sha256").update(checkout).digest("hex").slice(0, 8);

/** Nothing in a test database outlives the machine, so it need not reach the disk. */
const forgetful = {
  fsync: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "2GB",
  max_connections: "200",
};

let shared: Promise<TestServer> | null = null;

/** Our own cluster, which the first test process starts and the others adopt, or JOBRUN_TEST_DATABASE_URL. */
export async function testServer(): Promise<TestServer> {
  shared ??= open();
  return shared;
}

/** Works with one superuser connection to the server's own database. */
export async function withSuperuser<T>(work: (superuser: Client) => Promise<T>): Promise<T> {
  const superuser = new Client({ connectionString: (await testServer()).superuserUrl("postgres") });
  await superuser.connect();
  try {
    return await work(superuser);
  } finally {
    await superuser.end();
  }
}

async function open(): Promise<TestServer> {
  const address = process.env["JOBRUN_TEST_DATABASE_URL"];
  const server = address ? serverAt(address) : await startCluster({ dataDir: testDataDir, settings: forgetful });
  await dropLeftovers(server.superuserUrl("postgres"), checkoutMark);
  return server;
}

function serverAt(address: string): TestServer {
  const superuserUrl = (database: string): string => {
    const url = new URL(address);
    url.pathname = `/${encodeURIComponent(database)}`;
    return url.href;
  };
  const roleUrl = (role: string, password: string, database: string): string => {
    const url = new URL(superuserUrl(database));
    url.username = encodeURIComponent(role);
    url.password = encodeURIComponent(password);
    return url.href;
  };
  return { superuserUrl, roleUrl };
}
