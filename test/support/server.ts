import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { dropLeftovers } from "./leftovers.ts";

/** The PostgreSQL that the tests of a run share. */
export interface TestServer {
  superuserUrl(database: string): string;
  roleUrl(role: string, password: string, database: string): string;
}

const checkout = join(import.meta.dirname, "..", "..");

/** `JOBRUN_TEST_POSTGRES=15`: the oldest version that we serve, from a package of its own. */
const oldest = process.env["JOBRUN_TEST_POSTGRES"] === "15";

const newestDir = join(checkout, ".jobrun", "test");
const oldestDir = join(checkout, ".jobrun", "test-15");
export const testDataDir = oldest ? oldestDir : newestDir;
export const testDataDirs = [newestDir, oldestDir];

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
  const server = address ? serverAt(address) : await startOwn();
  await dropLeftovers(server.superuserUrl("postgres"), checkoutMark);
  return server;
}

function startOwn(): Promise<TestServer> {
  return startCluster({ dataDir: testDataDir, settings: forgetful, ...testedPrograms() });
}

/** Where PostgreSQL's programs are, unless they are the embedded ones. */
export function testedPrograms(): { readonly native?: string } {
  if (!oldest) return {};
  const programs = import.meta.resolve(`postgres-15-${process.platform}-${process.arch}`);
  return { native: fileURLToPath(new URL("../native", programs)) };
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
