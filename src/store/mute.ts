import { sql, type Kysely } from "kysely";
import { newId } from "./new-id.ts";
import type { DB } from "./tables.generated.ts";
import type { Tx } from "./tenant.ts";

/** Until when the operator wants to hear only of what must be acted on at once; null ends it. Both are kept in the audit. */
export type Mute = { readonly until: Temporal.Instant | null; readonly reason: string; readonly by: string };

/** Only the operator's connection may. Throws where it would last longer than twelve hours. */
export async function muteOperator(db: Kysely<DB>, { until, reason, by }: Mute, now: Temporal.Instant): Promise<void> {
  await sql`SELECT mute_operator(${newId("press")}, ${until?.toString() ?? null}::timestamptz, ${reason}, ${by},
    ${now.toString()}::timestamptz)`.execute(db);
}

export async function operatorMutedUntil(tx: Tx): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ until: Temporal.Instant | null }>`
    SELECT "operatorMutedUntil" AS until FROM platform`.execute(tx);
  return rows[0]?.until ?? null;
}
