import type { Client } from "pg";
import type { Risk } from "./body.ts";

const suchMax = 5;
const risks: Readonly<Record<string, string>> = {
  "open incidents": `SELECT id, kind AS such FROM public.incidents WHERE state <> 'resolved'`,
  "dead letters": `SELECT id, kind AS such FROM public.inbox WHERE state = 'dead'`,
  "dead timers": `SELECT id, kind AS such FROM public.timers WHERE state = 'dead'`,
  "texts of which nobody knows whether the carrier took them": `SELECT id, action AS such FROM public.outbox WHERE state = 'unknown'`,
  "rows of the predecessor's in quarantine": `SELECT "rowId" AS id, "tableName" AS such FROM public.quarantined_rows`,
};

/** What is open at this moment, over all clients: how many, and of which kinds the first are. As the operator. */
export async function readRisks(client: Client): Promise<readonly Risk[]> {
  const found: Risk[] = [];
  for (const [what, query] of Object.entries(risks)) {
    const { rows } = await client.query<{ n: number; such: string[] | null }>(
      `SELECT count(*)::int AS n, (array_agg(DISTINCT such ORDER BY such))[1:${suchMax}] AS such FROM (${query}) open`,
    );
    found.push({ what, count: rows[0]?.n ?? 0, such: rows[0]?.such ?? [] });
  }
  return found;
}
