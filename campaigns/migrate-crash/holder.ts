import { Client } from "pg";
import { until } from "../../test/support/until.ts";

/** Somebody else in the database, whom a runner has to wait for. */
export type Holder = {
  /** An advisory lock that it has all the time. */
  readonly key: number;
  /** Sends a statement that waits for whoever writes, and does `meanwhile` when it waits, or has ended because there was nobody. */
  amid(client: Client, send: () => unknown, meanwhile: () => Promise<void>): Promise<unknown>;
  /** Writes to every table while `work` goes on: a lock above SHARE UPDATE EXCLUSIVE is not to be had then. */
  whileWriting<Result>(work: () => Promise<Result>): Promise<Result>;
  end(): Promise<void>;
};

const key = 4_711;
const writeToAll = `DO $$ DECLARE each text; BEGIN
  FOR each IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('LOCK TABLE public.%I IN ROW EXCLUSIVE MODE', each);
  END LOOP;
END $$`;

export async function openHolder(superuserUrl: string): Promise<Holder> {
  const db = new Client({ connectionString: superuserUrl, application_name: "the holder" });
  db.on("error", () => undefined);
  await db.connect();
  await db.query("SELECT pg_advisory_lock($1)", [key]);
  const waits = async (client: Client) => {
    const pid = Reflect.get(client, "processID");
    const { rows } = await db.query("SELECT pg_backend_pid() = ANY (pg_blocking_pids($1)) AS waits", [pid]);
    return rows[0]?.waits === true;
  };
  return {
    key,
    async amid(client, send, meanwhile) {
      await db.query(`BEGIN; ${writeToAll}`);
      const sent = Promise.resolve(send());
      const ended = { yes: false };
      const over = () => (ended.yes = true);
      sent.then(over, over);
      await until("it waits or has ended", async () => ended.yes || (await waits(client)));
      await meanwhile();
      await db.query("ROLLBACK");
      return sent;
    },
    async whileWriting(work) {
      await db.query(`BEGIN; ${writeToAll}`);
      try {
        return await work();
      } finally {
        await db.query("ROLLBACK");
      }
    },
    end: () => db.end(),
  };
}
