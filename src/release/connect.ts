import { Client } from "pg";

const connectWithinMs = 10_000;

/** A connection that the server lists by this name. Rejects where nobody answers in time; the caller ends it. */
export async function connect(url: string, name: string, withinMs = connectWithinMs): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: name, connectionTimeoutMillis: withinMs });
  // The statement under way rejects when the connection breaks; the event beside it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
