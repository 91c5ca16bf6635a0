import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { passwordFile } from "./cluster-state.ts";
import type { Place } from "./place.ts";
import type { StopMode } from "./stop.ts";
import { stopIfUnused, stopServer } from "./stop.ts";

/** A running PostgreSQL of our own. */
export interface Cluster {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** The server's process, for those who must take it away by force. */
  readonly pid: number;
  /** True if it ran already: another process of ours started it, or one that was killed. */
  readonly adopted: boolean;
  readonly dataFolder: string;
  readonly logFile: string;
  superuserUrl(this: void, database: string): string;
  roleUrl(this: void, role: string, password: string, database: string): string;
  /** Ends all connections and the server; bounded at half a minute. Nothing happens if it is down already. */
  stop(this: void, mode?: StopMode): Promise<void>;
  /** Stops it unless somebody else is connected; says whether it did. */
  stopIfUnused(this: void): Promise<boolean>;
}

const host = "127.0.0.1";

export async function describeCluster(place: Place, pid: number, port: number, adopted: boolean): Promise<Cluster> {
  const superuserUrl = await superuserUrls(place, port);
  return {
    host,
    port,
    pid,
    adopted,
    dataFolder: place.data,
    logFile: place.log,
    superuserUrl,
    roleUrl: (role, password, database) => url(role, password, port, database),
    stop: (mode = "fast") => stopServer(place, mode),
    stopIfUnused: () => stopIfUnused(place, superuserUrl("postgres")),
  };
}

/** Addresses for the superuser, with the password that was stored when the cluster was made. */
export async function superuserUrls(place: Place, port: number): Promise<(database: string) => string> {
  const password = await readFile(join(place.data, passwordFile), "utf8");
  return (database) => url("postgres", password, port, database);
}

function url(role: string, password: string, port: number, database: string): string {
  const [login, secret, path] = [role, password, database].map(encodeURIComponent);
  return `postgres://${login}:${secret}@${host}:${port}/${path}`;
}
