import { Client } from "pg";

/** No question may take longer, however large the tables are. */
const questionTimeout = "25s";

/** The migrator's login as the operator, who sees every tenant's rows; it can write nothing, whatever it is asked. */
export async function openReader(adminUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: adminUrl,
    application_name: "jobrun verify",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  await client.connect();
  await client.query(
    `SET ROLE jobrun_operator; SET default_transaction_read_only = on; SET statement_timeout = '${questionTimeout}'`,
  );
  return client;
}
