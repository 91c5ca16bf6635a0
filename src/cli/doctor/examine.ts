import { statfs } from "node:fs/promises";
import { resolve } from "node:path";
import { inspectServer } from "../../release/inspect-server.ts";
import { history, optional } from "../../release/migrate/history.ts";
import { publicUrlAt } from "../../config/listen.ts";
import type { Config } from "../../config.ts";
import { schemaWindow, whyOutside } from "../../release/migrate/schema-window.ts";
import { readSchemaStatus } from "../../release/migrate/schema-status.ts";
import type { Home } from "../../home/home.ts";
import { examineModel } from "./examine-model.ts";
import { buying } from "./examine-buying.ts";
import { operator } from "./examine-operator.ts";
import type { Finding } from "./finding.ts";

const nodeMajorMin = 26;
const freeBytesMin = 500 * 1024 * 1024;
const skewMaxMs = 5_000;
const serverVersions = { from: 15, to: 18 };

/** Looks at everything that can be checked on this machine without changing it. Each finding stands alone. */
export async function examine(home: Home, config: Config): Promise<readonly Finding[]> {
  const looks = [
    () => programVersion(),
    () => disk(config),
    () => database(home),
    () => schema(home),
    () => doors(config),
    () => network(config),
    () => operator(home, config),
    () => buying(home, config),
    () => examineModel(config),
  ];
  const findings: Finding[] = [];
  for (const look of looks) {
    const found = await look().catch((error: unknown) => [
      {
        name: look.name || "check",
        good: false,
        found: error instanceof Error ? error.message : "failed",
        mend: "See the message.",
      },
    ]);
    findings.push(...found);
  }
  return findings;
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

async function doors(config: Config): Promise<Finding[]> {
  const address = publicUrlAt(config.listen, config.listen.port);
  const local = `http://${config.listen.host}:${config.listen.port}`;
  const answer = await fetch(`${local}/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  const found = answer === null ? `nothing runs at ${local}` : `${local} answers ${answer.status}`;
  const good = answer === null || answer.status === 200;
  return [
    { name: "doors", good, found, mend: `See ${local}/health.` },
    { name: "address", good: URL.canParse(address), found: address, mend: "Set PUBLIC_URL to what the carrier calls." },
  ];
}

async function network(config: Config): Promise<Finding[]> {
  const { carrier } = config;
  if (carrier.kind !== "sandbox") {
    return [{ name: "carrier", good: true, found: `Twilio account ${carrier.accountSid.slice(0, 6)}…`, mend: "" }];
  }
  const url = `http://127.0.0.1:${carrier.port}`;
  const answer = await fetch(`${url}/sandbox/identity`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  return [
    { name: "carrier", good: true, found: answer === null ? "sandbox, not running" : `sandbox at ${url}`, mend: "" },
  ];
}
