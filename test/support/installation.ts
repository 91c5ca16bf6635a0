import assert from "node:assert/strict";
import { parsePhone, type Phone } from "../../src/domain/phone.ts";
import type { ClientId } from "../../src/domain/ids.ts";
import { freePort } from "../../src/cli/process/free-port.ts";
import { makeContext, type Context, type Setup } from "../../src/context.ts";
import { addClient } from "../../src/flows/add-client.ts";
import { addNumberToPool } from "../../src/flows/add-number.ts";
import { completeClient } from "../../src/flows/complete-client.ts";
import { buildApp } from "../../src/http/app.ts";
import { readHealth } from "../../src/http/read-health.ts";
import { startSandbox } from "../../src/sandbox/start.ts";
import { assignNumber } from "../../src/store/numbers.ts";
import { migratedDatabase, type MigratedDatabase } from "./migrated.ts";
import { networkApart } from "./network-apart.ts";
import { phoneNetworkAt, type PhoneNetwork } from "./phone-network.ts";
import { recordsOf, type Records } from "./records.ts";
import { postSigned } from "./signed-webhook.ts";
import { until } from "./until.ts";

export const operatorPhone = phone("+447700900999");
export const operatorNumber = phone("+447700900998");
export const account = { accountSid: `AC${"0123456789abcdef".repeat(2)}`, authToken: "the-installation-token" };

/** A whole JobRun in this process: PostgreSQL, the phone network, doors that listen, and loops that a test may stop. */
export type Installation = {
  readonly network: PhoneNetwork;
  readonly records: Records;
  readonly database: MigratedDatabase;
  readonly context: Context;
  readonly publicUrl: string;
  /** Business time runs ahead of the machine's by so much, from now on. */
  advance(by: Temporal.DurationLike): void;
  startWork(): Promise<void>;
  stopWork(): Promise<void>;
  /** Another process's context on the same database; the caller closes it. */
  another(): Context;
  nextPhone(): Phone;
  addNumber(role: "OPERATIONAL" | "ONBOARDING" | "SYSTEM"): Promise<Phone>;
  newClient(name?: string): Promise<TestClient>;
  liveClient(name?: string): Promise<TestClient>;
  /** Posts a webhook, signed as the carrier signs; answers with the status code. */
  webhook(path: string, fields: Readonly<Record<string, string>>): Promise<number>;
  /** Waits until nothing is under way anywhere, and checks that every event ended as done, with an outcome. */
  untilIdle(withinMs?: number): Promise<void>;
  /** What reached this phone while something happened and until all was idle again. */
  heardBy(phone: Phone, happens: () => Promise<unknown>): Promise<readonly string[]>;
  close(): Promise<void>;
};

export type TestClient = {
  readonly id: ClientId;
  readonly name: string;
  readonly owner: Phone;
  readonly number: Phone;
};

/** `alone`: neither doors nor loops run in this process; other processes are to do the work at `publicUrl`. */
export type InstallationOptions = {
  readonly alone?: boolean;
  /** The phone network is a process of its own. */
  readonly networkApart?: boolean;
  /** Between look-ups; as long as no test is, unless a test is about them. */
  readonly lookupGapMs?: number;
  /** For one request to the carrier. */
  readonly carrierTimeoutMs?: number;
  /** How long texts wait for the rest of their burst; not at all, unless a test is about that. */
  readonly burstMs?: number;
  /** The cap of a client's day. */
  readonly clientDayPence?: number;
  /** Up to so many numbers are bought by themselves. */
  readonly numbersMax?: number;
  /** The papers under which they are. */
  readonly bundleSid?: string;
  /** Who reads texts besides the rules. */
  readonly model?: Setup["model"];
  /** From which the operator is told of incidents; nobody is told where it is not given. */
  readonly operatorNumber?: Phone;
  /** What stands between JobRun and its database, and the carrier: an address in place of the one that it is given. */
  readonly through?: { readonly database: (url: string) => string; readonly carrier: (url: string) => string };
  /** A database of the caller's own, who drops it. */
  readonly database?: MigratedDatabase;
};

const neverInATestMs = 3_600_000;

export async function installation(options: InstallationOptions = {}): Promise<Installation> {
  const { alone = false, lookupGapMs = neverInATestMs, carrierTimeoutMs = 5_000, clientDayPence = 500 } = options;
  const { through = { database: (url) => url, carrier: (url) => url } } = options;
  const database = options.database ?? (await migratedDatabase());
  const sandbox = options.networkApart
    ? await networkApart(account)
    : await startSandbox({ host: "127.0.0.1", port: 0, stateFile: null, ...account });
  const records = recordsOf(database.superuserUrl);
  const network = phoneNetworkAt(sandbox.url);
  const port = await freePort("127.0.0.1");
  const publicUrl = `http://127.0.0.1:${port}`;
  let ahead = Temporal.Duration.from({ seconds: 0 });
  const { burstMs = 0, operatorNumber: from = null, model = null, numbersMax = 0, bundleSid = null } = options;
  const bounds = {
    lookupGapMs,
    carrierTimeoutMs,
    clientDayPence,
    burstMs,
    operatorNumber: from,
    model,
    numbersMax,
    bundleSid,
  };
  const lines = { databaseUrl: through.database(database.appUrl), apiBaseUrl: through.carrier(sandbox.url) };
  const setup = setupOf(lines, publicUrl, () => Temporal.Now.instant().add(ahead), bounds);
  const context = makeContext(setup);
  const app = buildApp(context.doors);
  if (!alone) await app.listen({ host: "127.0.0.1", port });
  let work: { stop(): Promise<void> } | null = alone ? null : await context.startWork();
  let phones = 1;
  const nextPhone = () => phone(`+447700900${String(phones++).padStart(3, "0")}`);

  const home: Installation = {
    network,
    records,
    database,
    context,
    publicUrl,
    advance: (by) => (ahead = ahead.add(by)),
    startWork: async () => {
      work ??= await context.startWork();
    },
    stopWork: async () => {
      await work?.stop();
      work = null;
    },
    another: () => makeContext(setup),
    nextPhone,
    addNumber: async (role) => {
      const number = nextPhone();
      assert.equal(await addNumberToPool(context.store, context.carrier, { phone: number, role }, setup.now()), null);
      return number;
    },
    newClient: (name) => newClient(home, name),
    liveClient: async (name) => goLive(home, await newClient(home, name)),
    webhook: async (path, fields) => (await postSigned({ publicUrl, ...account }, path, fields)).status,
    untilIdle: (withinMs) => untilIdle(home, withinMs),
    heardBy: async (person, happens) => {
      const already = (await home.network.bodiesTo(person)).length;
      await happens();
      await home.untilIdle();
      return (await home.network.bodiesTo(person)).slice(already);
    },
    close: async () => {
      await app.close();
      await work?.stop();
      await context.close();
      await sandbox.close();
      await records.close();
      if (options.database === undefined) await database.drop();
    },
  };
  return home;
}

type Bounds = Required<
  Pick<InstallationOptions, "lookupGapMs" | "carrierTimeoutMs" | "clientDayPence" | "burstMs" | "numbersMax">
> & {
  readonly bundleSid: string | null;
  readonly operatorNumber: Phone | null;
  readonly model: Setup["model"];
};

function setupOf(
  { databaseUrl, apiBaseUrl }: { readonly databaseUrl: string; readonly apiBaseUrl: string },
  publicUrl: string,
  now: () => Temporal.Instant,
  bounds: Bounds,
): Setup {
  const { lookupGapMs, carrierTimeoutMs: timeoutMs, clientDayPence, burstMs, model, numbersMax, bundleSid } = bounds;
  return {
    name: "jobrun test",
    databaseUrl,
    account: { accountSid: account.accountSid, authTokens: [account.authToken], apiBaseUrl, bundleSid, timeoutMs },
    publicUrl,
    production: false,
    houseRules: { operatorPhone, segmentPricePence: 4, clientDayPence, trialDays: 7, numbersMax },
    model,
    operatorNumber: bounds.operatorNumber,
    lookupGapMs,
    burst: { ms: burstMs, clock: "database" },
    now,
    logLevel: "silent",
    logTo: process.stderr,
    ownMetricsPort: false,
    health: readHealth,
    version: async () => ({ version: "test", commit: null, schemaWindow: { from: "0", to: "0" }, schema: null }),
  };
}

async function newClient(home: Installation, name = "Dave's Plumbing"): Promise<TestClient> {
  const { store } = home.context;
  const now = home.context.world.now();
  const owner = home.nextPhone();
  const person = { ownerName: "Dave", ownerPhone: owner, agreedBy: "Dave" };
  const added = await addClient(
    store,
    { businessName: name, trade: "plumber", timeZone: "Europe/London", ...person },
    now,
  );
  assert.ok("id" in added);
  const number = await home.addNumber("OPERATIONAL");
  assert.equal(await store.withTenant(added.id, (tx) => assignNumber(tx, number, added.id, now)), null);
  return { id: added.id, name, owner, number };
}

/** A landline, so that who makes the test call is not texted for it. */
const tester = phone("+441632960990");

/** As an owner does it: his phone diverts to the number, somebody rings him, and nobody answers. */
async function goLive(home: Installation, client: TestClient): Promise<TestClient> {
  await home.network.handset({ phone: client.owner, divertTo: client.number });
  const sid = await home.network.call(tester, client.owner);
  await until("the test call is done", async () => (await home.records.event(`call-in:${sid}`))?.state === "done");
  assert.deepEqual(await completeClient(home.context.store, client.id, home.context.world.now()), []);
  return client;
}

const idleWithinMs = 20_000;

async function untilIdle({ network, records }: Installation, withinMs = idleWithinMs): Promise<void> {
  await until(
    "nothing is under way",
    async () => {
      await network.settle(idleWithinMs).catch(() => undefined);
      const before = await records.fingerprint();
      if (before.busy || (await network.pending()) > 0) return false;
      return (await records.fingerprint()).print === before.print;
    },
    withinMs,
  );
  const unfinished = (await records.inbox()).filter(({ state, outcome }) => state !== "done" || !outcome);
  assert.deepEqual(unfinished, []);
}

function phone(text: string): Phone {
  const parsed = parsePhone(text);
  assert.ok(parsed !== null, `${text} is no phone number`);
  return parsed;
}
