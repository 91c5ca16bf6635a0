import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { startJobRun, stopChild } from "../../bench/child.ts";
import { startLoad, type Load } from "../../bench/intake/run-load.ts";
import type { Target } from "../../bench/intake/signed-text.ts";
import { makeTenants } from "../../bench/intake/tenants.ts";
import { connectCarrier } from "../../src/vendors/twilio/carrier.ts";
import type { CampaignOptions } from "../result.ts";
import { soakHome } from "./home.ts";
import { Memory } from "./memory.ts";

const clients = 50;
const clientDayPence = "1000000";

/** The real process with a database and a network of its own, who loads it, and what a superuser sees of it. */
export type Soak = {
  readonly target: Target;
  readonly load: Load;
  readonly memory: Memory;
  readonly rows: <Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;
  close(): Promise<void>;
};

export async function openSoak(size: CampaignOptions["size"]): Promise<Soak> {
  const home = await soakHome(size);
  const children: ChildProcess[] = [];
  const pool = new pg.Pool({ connectionString: home.superuserUrl, max: 1 });
  pool.on("error", () => undefined);
  const close = async () => {
    for (const child of children) await stopChild(child);
    await pool.end();
    await home.remove();
  };
  try {
    const numbers = await makeTenants(home.appUrl, clients);
    await pool.query(`UPDATE clients SET "onboardingComplete" = true, "liveBecause" = 'proven', "liveAt" = now(),
      "billingStatus" = 'active' WHERE id <> 'client_jobrun'`);
    const load = await startLoad();
    children.push(load.child);
    const probe = new URL("./heap-probe.ts", import.meta.url).href;
    const more = { NODE_OPTIONS: `--import ${probe}`, JOBRUN_CLIENT_DAY_PENCE: clientDayPence };
    const child = startJobRun("start", { ...home.environment, ...more });
    children.push(child);
    const memory = new Memory(child);
    await Promise.race([once(child.stdout, "data"), failAtEndOf(child)]);
    const { carrier } = connectCarrier(home.account, home.url, async () => "home");
    await Promise.all(numbers.map((number) => carrier.buyNumber(number)));
    const [authToken] = home.account.authTokens;
    return {
      target: { url: home.url, accountSid: home.account.accountSid, authToken, numbers },
      load,
      memory,
      rows: async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
        (await pool.query<Row>(sql, [...values])).rows,
      close: async () => {
        memory.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function failAtEndOf(child: ChildProcess): Promise<never> {
  await once(child, "exit");
  throw new Error("jobrun start ended before it was ready");
}
