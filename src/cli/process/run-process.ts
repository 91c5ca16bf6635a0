import { readFileSync } from "node:fs";
import { checkNumbers } from "../../flows/check-numbers.ts";
import { keepOperatorNumber } from "../../flows/operator-number.ts";
import { beginHeartbeat, type Heartbeat } from "../../release/heartbeat.ts";
import { history, optional } from "../../release/migrate/history.ts";
import { publicUrlAt } from "../../config/listen.ts";
import type { Config } from "../../config.ts";
import { makeContext, type Context } from "../../context.ts";
import { buildApp, buildMetricsApp } from "../../http/app.ts";
import { readHealth } from "../../http/read-health.ts";
import { connectionsMax } from "../../http/server-limits.ts";
import { readSchemaStatus } from "../../release/migrate/schema-status.ts";
import { type DriftWatch, watchDrift } from "../../release/watch-drift.ts";
import { schemaWindow } from "../../release/migrate/schema-window.ts";
import { openAccount } from "../../home/account.ts";
import { commitOf } from "../../home/commit.ts";
import { openDatabase, type HomeDatabase } from "../../home/database.ts";
import { holdStart } from "../../home/hold-start.ts";
import { configured, readySchema } from "../../home/home.ts";
import { openBudgetedModel } from "../../home/language-model.ts";
import { openSandbox, type HomeSandbox } from "../../home/sandbox.ts";
import { Refused } from "../../home/refused.ts";
import { sayStanding } from "../../home/say-standing.ts";
import { sayFailure } from "../run-command.ts";
import { freePort, isTaken } from "./free-port.ts";
import { untilTold } from "./signals.ts";
import type { ProcessOptions } from "./process-options.ts";
import { welcome } from "./welcome.ts";

const drainMs = 10_000;
const leaveMs = 5_000;

/** One long-running process: opens everything, says where it is, works until told to stop, and closes in the other order. */
export async function runProcess(options: ProcessOptions): Promise<void> {
  const closers: (() => Promise<unknown>)[] = [];
  const startedAt = performance.now();
  const told = untilTold();
  const announce = (line: string) => process.stderr.write(`${line}\n`);
  let opening = true;
  const leaveEarly = async () => {
    const because = await told;
    if (opening) leaveWhileOpening(because);
  };
  void leaveEarly();
  try {
    const config = configured(announce);
    if (options.doors) await refuseTakenPort(config);
    const database = await openDatabase(config, announce);
    closers.push(await keepDatabase(database, options.home));
    await readySchema(config, database, announce);
    await sayStanding(database.url, announce);
    const sandbox = options.home ? await startSandboxOf(config) : null;
    if (sandbox !== null) closers.push(() => sandbox.stop());
    const port = options.doors && config.listen.port === 0 ? await freePort(config.listen.host) : config.listen.port;
    const drift = watchDrift(history, database.url);
    closers.push(async () => drift.stop());
    const context = await contextOf(config, database, publicUrlAt(config.listen, port), drift);
    closers.push(() => context.close());
    const heartbeat = await beginToLive(context, roleOf(options));
    closers.push(() => heartbeat.stop());
    if (sandbox !== null) await readyNumbers(context, config, announce);
    if (options.loops) {
      const work = await context.startWork();
      closers.push(() => work.stop());
    }
    if (options.doors) closers.push(await listen(context, config, port));
    opening = false;
    const tookMs = Math.round(performance.now() - startedAt);
    const publicUrl = publicUrlAt(config.listen, port);
    const carrier = config.carrier.kind;
    context.log.started({ role: roleOf(options), address: publicUrl, carrier, version: version(), tookMs });
    process.stdout.write(
      welcome({
        options,
        publicUrl,
        sandbox: sandbox?.url ?? null,
        operatorPhone: config.operator.number === null ? null : config.operator.phone,
        dataDir: config.database.dataDir,
        embedded: database.cluster !== null,
        tookMs,
      }),
    );
    const because = await Promise.race([told, heartbeat.outside.then((contract) => outsideNow(options, contract))]);
    if (!options.json) process.stdout.write("\nStopping: what is under way is finished first …\n");
    context.log.stopping({ because });
  } catch (error) {
    process.exitCode = 1;
    sayFailure({ json: options.json }, error);
  }
  const stuck = setTimeout(() => process.exit(1), drainMs);
  for (const close of closers.toReversed()) await close().catch((error: unknown) => sayFailure({}, error));
  clearTimeout(stuck);
  process.exit();
}

async function beginToLive({ store }: Context, role: ReturnType<typeof roleOf>): Promise<Heartbeat> {
  const commit = await commitOf();
  return beginHeartbeat(store, { role, release: version(), commit, ...schemaWindow(history, optional) }, history);
}

/** What it would do from now on may be written to what is no longer there. */
function outsideNow({ json }: ProcessOptions, contract: string): string {
  process.exitCode = 1;
  sayFailure(
    { json },
    new Refused(`${contract} has begun, which this program does not know.`, "Start the newer program."),
  );
  return "the schema left this program's window";
}

/** What is being opened may never open. Nothing was acknowledged yet, and what is open by now is found by the next start. */
function leaveWhileOpening(because: string): void {
  setTimeout(() => {
    process.stderr.write(`Stopped while starting (${because}). The next start goes on from here.\n`);
    process.exit(1);
  }, leaveMs);
}

/** How the database is left at the end: a `start` stops what it runs on, others only what they started and nobody uses. */
async function keepDatabase(
  { cluster, url, adminUrl }: HomeDatabase,
  isStart: boolean,
): Promise<() => Promise<unknown>> {
  if (cluster === null) return async () => undefined;
  if (!isStart) return async () => (cluster.adopted ? undefined : cluster.stopIfUnused());
  const held = await holdStart(adminUrl ?? url);
  return async () => {
    await held.release();
    await cluster.stop();
  };
}

/** Asked before anything is opened: a second start in the same folder would otherwise adopt, and then stop, what the first one uses. */
async function refuseTakenPort({ listen: { host, port } }: Config): Promise<void> {
  if (await isTaken(host, port)) {
    throw new Refused(
      `Port ${port} of ${host} is taken, perhaps by another JobRun.`,
      "Stop that one, or set PORT to a free port.",
    );
  }
}

async function startSandboxOf(config: Config): Promise<HomeSandbox | null> {
  if (config.carrier.kind !== "sandbox") return null;
  const { carrier, database } = config;
  return openSandbox({ dataDir: database.dataDir, port: carrier.port, use: "keep" }, await openAccount(config));
}

/** Our addresses on our numbers, which the schedule looks after from then on; in the sandbox also a number for the operator. */
async function readyNumbers(
  { carrier, store }: Context,
  { operator, carrier: carried }: Config,
  announce: (line: string) => void,
): Promise<void> {
  await checkNumbers(store, carrier, Temporal.Now.instant()).catch((error: unknown) => {
    announce(`The carrier's numbers could not be checked: ${error instanceof Error ? error.message : "no answer"}.`);
  });
  if (carried.kind !== "sandbox" || operator.number === null) return;
  await keepOperatorNumber(store, carrier, operator.number, Temporal.Now.instant()).catch((error: unknown) => {
    announce(`The operator will not be texted: ${error instanceof Error ? error.message : "no number for it"}.`);
  });
}

async function contextOf(
  config: Config,
  database: HomeDatabase,
  publicUrl: string,
  drift: DriftWatch,
): Promise<Context> {
  return makeContext({
    name: "jobrun",
    databaseUrl: database.url,
    account: await openAccount(config),
    publicUrl,
    production: config.deployment === "production",
    houseRules: {
      operatorPhone: config.operator.phone,
      segmentPricePence: config.limits.segmentPricePence,
      clientDayPence: config.limits.clientDayPence,
      trialDays: config.limits.trialDays,
      numbersMax: config.limits.numbersMax,
    },
    model: openBudgetedModel(config),
    operatorNumber: config.operator.number,
    lookupGapMs: config.limits.lookupGapMs,
    burst: { ms: config.limits.burstMs, clock: "database" },
    now: () => Temporal.Now.instant(),
    logLevel: config.logLevel,
    logTo: process.stderr,
    ownMetricsPort: config.listen.metricsPort !== null,
    health: (store) => readHealth(store, drift.differences()),
    version: async () => {
      const status = await readSchemaStatus(history, database.url).catch(() => null);
      const window = schemaWindow(history, optional);
      return {
        version: version(),
        commit: await commitOf(),
        schemaWindow: { from: String(window.from), to: String(window.to) },
        schema: status === null || status.is === "foreign" ? null : String(status.version),
      };
    },
  });
}

async function listen(context: Context, config: Config, port: number): Promise<() => Promise<unknown>> {
  const { host, metricsPort } = config.listen;
  const apps: { app: ReturnType<typeof buildApp>; port: number }[] = [{ app: buildApp(context.doors), port }];
  if (metricsPort !== null) {
    const app = buildMetricsApp({ metrics: () => context.metrics.page(), log: context.doors.log });
    apps.push({ app, port: metricsPort });
  }
  for (const { app, port: at } of apps) {
    await app.listen({ host, port: at, backlog: connectionsMax }).catch((cause: unknown) => {
      throw portRefused(host, at, cause);
    });
  }
  return () => Promise.all(apps.map(({ app }) => app.close()));
}

function portRefused(host: string, port: number, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  if (code === "EADDRINUSE")
    return new Refused(`Port ${port} is taken.`, "Stop what listens there, or set PORT to a free port.");
  if (code === "EACCES") return new Refused(`Port ${port} may not be used.`, "Set PORT to one from 1024 on.");
  if (code === "EADDRNOTAVAIL")
    return new Refused(`${host} is no address of this machine.`, "Set HOST to one of its addresses.");
  return cause;
}

function roleOf({ doors, loops }: ProcessOptions): "start" | "serve" | "work" {
  if (doors && loops) return "start";
  return doors ? "serve" : "work";
}

function version(): string {
  const file: unknown = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  return typeof file === "object" && file !== null && "version" in file ? String(file.version) : "unknown";
}
