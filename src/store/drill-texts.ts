import { sql } from "kysely";
import { houseClient } from "../domain/ids.ts";
import type { Tx } from "./tenant.ts";

/** Where the texts of one drill are. `begun` counts every text that a sender has ever taken. */
export type DrillCount = {
  readonly begun: number;
  readonly sending: number;
  readonly queued: number;
  readonly held: number;
};

/** `drill` is what the slots of its texts begin with. The transaction is the house client's, here and below. */
export async function countDrill(tx: Tx, drill: string): Promise<DrillCount> {
  const { rows } = await sql<DrillCount>`
    SELECT count(*) FILTER (WHERE "sentAt" IS NOT NULL)::integer AS begun,
      count(*) FILTER (WHERE state = 'sending')::integer AS sending,
      count(*) FILTER (WHERE state = 'queued')::integer AS queued,
      (count(*) FILTER (WHERE state = 'held') + (SELECT count(*) FROM held_decisions
        WHERE "clientId" = ${houseClient} AND starts_with(slot, ${drill}) AND state = 'waiting'))::integer AS held
    FROM outbox WHERE "clientId" = ${houseClient} AND starts_with(slot, ${drill})`.execute(tx);
  return rows[0] ?? { begun: 0, sending: 0, queued: 0, held: 0 };
}

/** Ends what has not been sent of a drill, as expired, and nobody is told of it. */
export async function endDrill(tx: Tx, drill: string, now: Temporal.Instant): Promise<void> {
  const at = now.toString();
  await sql`
    UPDATE outbox SET state = 'expired', reason = 'the drill was over', "settledAt" = ${at}, "toldAt" = ${at}
    WHERE "clientId" = ${houseClient} AND starts_with(slot, ${drill}) AND state IN ('queued', 'held')`.execute(tx);
  await sql`
    UPDATE held_decisions SET state = 'expired', "endedAt" = ${at}
    WHERE "clientId" = ${houseClient} AND starts_with(slot, ${drill}) AND state = 'waiting'`.execute(tx);
}
