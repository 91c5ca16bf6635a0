import type { Client } from "pg";
import { freshThread, type Intake } from "../../src/domain/intake/state.ts";
import { nothingSaid } from "../../src/domain/lead-facts.ts";
import { inSql, phonesMax } from "../gate/crowd.ts";
import { turnClients } from "./script.ts";

/** Customers who were asked for their job just now, by so many clients at most: the first of `partiesOf`. And a count for the reference. */
export async function addConversations(root: Client, count: number): Promise<void> {
  const now = Temporal.Now.instant();
  const thread = { ...freshThread(now, 1), windowFrom: now.toString() };
  const intake: Intake = { stage: "asked_job", facts: nothingSaid, thread };
  await root.query(`
    CREATE TEMP TABLE asked AS
      SELECT n, (n + 1 + n / ${phonesMax}) % ${turnClients} AS place, n % ${phonesMax} AS phone FROM generate_series(0, ${count - 1}) n;
    INSERT INTO customers (id, "clientId", phone, "phoneE164", "createdAt", "updatedAt")
      SELECT 'customer_bench_' || n, ${inSql.client("place")}, ${inSql.mobile("phone")}, ${inSql.mobile("phone")}, now(), now() FROM asked`);
  await root.query(
    `INSERT INTO conversations (id, "clientId", "customerId", mode, "ourNumber", intake, "createdAt", "updatedAt")
      SELECT 'conversation_bench_' || n, ${inSql.client("place")}, 'customer_bench_' || n, 'OPERATIONAL', ${inSql.sender("place")}, $1,
        now(), now() FROM asked`,
    [JSON.stringify(intake)],
  );
  await root.query("DROP TABLE asked; CREATE SEQUENCE bench_turn MINVALUE 0");
  await root.query("VACUUM ANALYZE");
}
