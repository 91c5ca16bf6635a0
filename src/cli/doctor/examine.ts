import { statfs } from "node:fs/promises";
import { resolve } from "node:path";
import { inspectServer } from "../../release/inspect-server.ts";
import { history, optional } from "../../release/migrate/history.ts";
import type { Config } from "../../config.ts";
import { schemaWindow, whyOutside } from "../../release/migrate/schema-window.ts";
import { readSchemaStatus } from "../../release/migrate/schema-status.ts";
import type { Home } from "../../home/home.ts";
import { eachAlone } from "./each-alone.ts";
import { examineCarrier } from "./examine-carrier.ts";
import { examineModel } from "./examine-model.ts";
import { operator } from "./examine-operator.ts";
import type { Finding } from "./finding.ts";

const nodeMajorMin = 26;
const freeBytesMin = 500 * 1024 * 1024;
const skewMaxMs = 5_000;
const serverVersions = { from: 15, to: 18 };

/** Looks at everything that can be checked on this machine without changing it. Each finding stands alone. */
export async function examine(home: Home, config: Config): Promise<readonly Finding[]> {
  return eachAlone({
    node: programVersion,
    disk: () => disk(config),
    database: () => database(home),
    schema: () => schema(home),
    doors: () => doors(config),
    carrier: () => examineCarrier(home, config),
    operator: () => operator(home, config),
    "language model": () => examineModel(config),
  });
}

async function programVersion(): Promise<Finding[]> {
  const major = Number(process.versions.node.split(".")[0]);
  return [
    {
      name: "node",
      good: major >= nodeMajorMin,
      found: process.versions.node,
      mend: "Run JobRun through npm, which uses the pinned Node 26.",
    },
  ];
}

async function disk(config: Config): Promise<Finding[]> {
  const folder = resolve(config.database.dataDir);
  const { bavail, bsize } = await statfs(folder).catch(() => statfs("."));
  const free = bavail * bsize;
  const found = `${Math.round(free / 1024 / 1024)} MB free for ${config.database.dataDir}`;
  return [
    {
      name: "disk",
      good: free >= freeBytesMin,
      found,
      mend: "Free some space, or set JOBRUN_DATA_DIR to another disk.",
    },
  ];
}

async function database(home: Home): Promise<Finding[]> {
  const { version, role, seesAll, fsync, skewMs } = await inspectServer((await home.bareDatabase()).url);
  const served = version >= serverVersions.from && version <= serverVersions.to;
  return [
    { name: "database", good: served, found: `PostgreSQL ${version}`, mend: "Use PostgreSQL 15 to 18." },
    {
      name: "login",
      good: role === "jobrun_app" && !seesAll,
      found: seesAll ? `${role} sees every tenant` : role,
      mend: "DATABASE_URL must log in as jobrun_app, which row security binds.",
    },
    {
      name: "durability",
      good: fsync,
      found: `fsync ${fsync ? "on" : "off"}`,
      mend: "Set fsync = on: what is acknowledged must be on disk.",
    },
    {
      name: "clock",
      good: Math.abs(skewMs) < skewMaxMs,
      found: `${Math.round(skewMs)} ms from the database's`,
      mend: "Synchronise both clocks (NTP).",
    },
  ];
}

async function schema(home: Home): Promise<Finding[]> {
  const { url } = await home.bareDatabase();
  const status = await readSchemaStatus(history, url);
  const found = status.is === "foreign" ? "unknown steps" : `version ${status.version} of ${history.length}`;
  const outside = whyOutside(status, schemaWindow(history, optional), history);
  return [{ name: "schema", good: outside === null, found, mend: outside?.next ?? "" }];
}

async function doors({ listen }: Config): Promise<Finding[]> {
  const local = `http://${listen.host}:${listen.port}`;
  const answer = await fetch(`${local}/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  const found = answer === null ? `nothing runs at ${local}` : `${local} answers ${answer.status}`;
  const good = answer === null || answer.status === 200;
  return [{ name: "doors", good, found, mend: `See ${local}/health.` }];
}
