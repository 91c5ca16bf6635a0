import { sql } from "kysely";
import type { Alone } from "./tenant.ts";

/** How much waits, over all clients: events and texts, how old the oldest event is, and what a person must look at. */
export type QueueDepth = {
  readonly waiting: number;
  readonly dead: number;
  readonly oldestSeconds: number;
  readonly queued: number;
  readonly unknown: number;
};

export async function readQueueDepth(db: Alone): Promise<QueueDepth> {
  const { rows } = await sql<Record<keyof QueueDepth, string | number>>`SELECT * FROM queue_depth()`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("queue_depth() gave no row");
  return {
    waiting: Number(row.waiting),
    dead: Number(row.dead),
    oldestSeconds: Number(row.oldestSeconds),
    queued: Number(row.queued),
    unknown: Number(row.unknown),
  };
}
