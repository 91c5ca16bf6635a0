import pg, { type Pool } from "pg";

const channel = "jobrun_wake";
const reconnectMs = 1_000;

export type Listener = { close(): Promise<void> };

/** Tells the workers of other processes that something may wait. Lost notices do no harm: everybody polls too. */
export async function notifyOthers(pool: Pool): Promise<void> {
  await pool.query(`NOTIFY ${channel}`);
}

/** Calls back at every notice, on a connection of its own that is made again when it breaks. */
export function listenForWakeUps(url: string, name: string, onWake: () => void): Listener {
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  const reconnect = () => {
    if (closed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      connect();
    }, reconnectMs);
  };
  const connect = () => {
    const fresh = new pg.Client({ connectionString: url, application_name: name });
    client = fresh;
    fresh.on("notification", onWake);
    fresh.on("error", () => {
      fresh.end().catch(() => undefined);
    });
    fresh.on("end", reconnect);
    fresh
      .connect()
      .then(() => fresh.query(`LISTEN ${channel}`))
      .then(onWake)
      .catch(reconnect);
  };
  connect();
  return {
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
