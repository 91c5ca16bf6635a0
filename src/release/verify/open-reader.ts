import type { Client } from "pg";
import { connect } from "../connect.ts";

const answerWithinMs = 5_000;
/** No question may take longer, however large the tables are. */
const questionTimeout = "25s";

/** The migrator's login as the operator, who sees every tenant's rows; it can write nothing, whatever it is asked. */
export async function openReader(adminUrl: string): Promise<Client> {
  const client = await connect(adminUrl, "jobrun verify", answerWithinMs);
  await client.query(
    `SET ROLE jobrun_operator; SET default_transaction_read_only = on; SET statement_timeout = '${questionTimeout}'`,
  );
  return client;
}
