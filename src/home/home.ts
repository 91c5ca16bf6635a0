import { history, optional } from "../release/migrate/history.ts";
import { loadConfig, type Config } from "../config.ts";
import { problemLine } from "../config/problem.ts";
import { publicUrlAt } from "../config/listen.ts";
import type { AccountLook } from "../domain/account-look.ts";
import { migrateUp } from "../release/migrate/migrate-up.ts";
import { schemaWindow, whyOutside } from "../release/migrate/schema-window.ts";
import { readSchemaStatus, type SchemaStatus } from "../release/migrate/schema-status.ts";
import { standingOf } from "../store/restorations.ts";
import { openOperatorStore, type OperatorStore } from "../store/operator.ts";
import { openStore, type Store } from "../store/tenant.ts";
import { openAccount } from "./account.ts";
import { openDatabase, type HomeDatabase } from "./database.ts";
import { Refused } from "./refused.ts";
import { openSandbox } from "./sandbox.ts";

/** Nobody waits for a look but the operator, who wants to know what is wrong rather than that it was slow. */
const lookTimeoutMs = 20_000;

/** What commands share: each part is opened when it is first asked for, and closed when the command ends. */
export class Home {
  readonly config: Config;
  readonly #announce: (line: string) => void;
  readonly #closers: (() => Promise<unknown>)[] = [];
  #database: Promise<HomeDatabase> | null = null;
  #ready: Promise<HomeDatabase> | null = null;

  constructor(config: Config, announce: (line: string) => void) {
    this.config = config;
    this.#announce = announce;
  }

  /** The database as it is, whatever its schema. */
  bareDatabase(): Promise<HomeDatabase> {
    this.#database ??= openDatabase(this.config, this.#announce);
    return this.#database;
  }

  /** The database with a schema that this program can serve. At home it is brought up to date; elsewhere it must be already. */
  database(): Promise<HomeDatabase> {
    this.#ready ??= this.bareDatabase().then(async (database) => {
      await readySchema(this.config, database, this.#announce);
      return database;
    });
    return this.#ready;
  }

  async store(): Promise<Store> {
    return this.#openStore(await this.database());
  }

  /** For looking alone: the store on a database whose schema may not be this program's. */
  async bareStore(): Promise<Store> {
    return this.#openStore(await this.bareDatabase());
  }

  #openStore({ url }: HomeDatabase): Store {
    const store = openStore({ url, name: "jobrun command", connectionsMax: 2 });
    this.#closers.push(() => store.close());
    return store;
  }

  async operator(): Promise<OperatorStore> {
    const { adminUrl } = await this.database();
    if (adminUrl === null) {
      throw new Refused(
        "This command reads across all clients, which the application's own login may not.",
        "Set JOBRUN_ADMIN_DATABASE_URL to the migrator's login.",
      );
    }
    const store = openOperatorStore(adminUrl);
    this.#closers.push(() => store.close());
    return store;
  }

  async carrier() {
    return (await this.#reachCarrier()).carrier;
  }

  /** For looking at the carrier's account alone. */
  async accountLook(): Promise<AccountLook> {
    return (await this.#reachCarrier(lookTimeoutMs)).look;
  }

  /** The carrier's account; the sandbox is started for the command's duration where nothing runs it. */
  async #reachCarrier(timeoutMs?: number) {
    const account = { ...(await openAccount(this.config)), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
    const { carrier, listen, database } = this.config;
    if (carrier.kind === "sandbox") {
      const sandbox = await openSandbox({ dataDir: database.dataDir, port: carrier.port, use: "visit" }, account);
      if (!sandbox.adopted) this.#closers.push(() => sandbox.stop());
    }
    const store = await this.store();
    const readStanding = () => store.withoutTenant(standingOf);
    // Reading the carrier's library takes longer than most commands, and few of them speak to it.
    const { connectCarrier } = await import("../vendors/twilio/carrier.ts");
    return connectCarrier(account, publicUrlAt(listen, listen.port), readStanding);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.toReversed()) await close();
    const database = await this.#database?.catch(() => null);
    if (database?.cluster?.adopted === false) await database.cluster.stopIfUnused();
  }
}

/** Refuses a schema that this program was not built for; at home, with the migrator's login, it is brought up to date first. */
export async function readySchema(
  config: Config,
  { url, adminUrl, passwords }: HomeDatabase,
  announce: (line: string) => void,
): Promise<void> {
  if (config.deployment === "local" && adminUrl !== null && (await standing(adminUrl)).is !== "newer") {
    await migrateUp(history, { adminUrl, passwords, announce });
  }
  const outside = whyOutside(await standing(url), schemaWindow(history, optional), history);
  if (outside !== null) throw new Refused(outside.why, outside.next);
}

async function standing(url: string): Promise<SchemaStatus> {
  return readSchemaStatus(history, url).catch((cause: unknown) => {
    throw new Refused(
      `The database does not answer: ${cause instanceof Error ? cause.message : "no reason given"}.`,
      "Check DATABASE_URL, or unset it to use the embedded database.",
    );
  });
}

/** The configuration, or every problem with it in one refusal. */
export function configured(announce: (line: string) => void): Config {
  const reading = loadConfig();
  for (const warning of reading.warnings) announce(warning);
  if ("config" in reading) return reading.config;
  throw new Refused(
    reading.problems.map(problemLine).join("\n"),
    "Set these and start again. jobrun config shows every setting.",
  );
}
