import { Client } from "pg";

const answerTimeoutMs = 2_000;

/** Whether a server at the address takes the password and answers. Only our cluster knows the password. */
export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: answerTimeoutMs });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
