import { Client } from "pg";

export type Busy = { readonly written: () => number; stop(): Promise<void> };

const writers = 4;

/** Somebody writes into two tables of his own all the time, into both at once or into neither. */
export async function keepBusy(superuserUrl: string): Promise<Busy> {
  const clients = Array.from({ length: writers }, () => new Client({ connectionString: superuserUrl }));
  for (const client of clients) await client.connect();
  await clients[0]?.query(
    "CREATE TABLE busy_one (n bigint, at timestamptz); CREATE TABLE busy_two (n bigint, words text)",
  );
  let [writing, written] = [true, 0];
  const write = async (client: Client, at: number) => {
    for (let n = at; writing; n += writers) {
      await client.query("BEGIN");
      await client.query("INSERT INTO busy_one VALUES ($1, clock_timestamp())", [n]);
      await client.query("INSERT INTO busy_two VALUES ($1, repeat('x', ($1::bigint % 100)::integer))", [n]);
      if (n % 5 === 0) await client.query("DELETE FROM busy_two WHERE n = $1::bigint - 50", [n]);
      await client.query("COMMIT");
      written += 1;
    }
  };
  const ended = Promise.all(clients.map(write));
  return {
    written: () => written,
    stop: async () => {
      writing = false;
      await ended;
      for (const client of clients) await client.end();
    },
  };
}
