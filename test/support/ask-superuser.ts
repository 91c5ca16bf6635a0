import pg from "pg";

/** One statement on a connection of its own; answers how many rows it was about. */
export async function askSuperuser(url: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
