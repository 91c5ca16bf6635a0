import { askSuperuser } from "../../test/support/ask-superuser.ts";
import type { MigratedDatabase } from "../../test/support/migrated.ts";
import { relayTo } from "../../test/support/relay.ts";
import { ownCluster } from "../fire/own-cluster.ts";

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

const cutAll = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'jobrun_app'`;

export async function fickleDatabase(): Promise<FickleDatabase> {
  const cluster = await ownCluster();
  const relay = await relayTo(cluster.running().port);
  const database = cluster.databaseAt((url) => {
    const address = new URL(url);
    address.port = String(relay.port);
    return address.href;
  });
  return {
    database,
    stop: async () => {
      await cluster.stop();
      relay.pointTo(null);
    },
    start: async () => {
      await cluster.start();
      relay.pointTo(cluster.running().port);
    },
    cutConnections: () => askSuperuser(cluster.running().superuserUrl("postgres"), cutAll),
    close: async () => {
      await relay.close();
      await cluster.close();
    },
  };
}
