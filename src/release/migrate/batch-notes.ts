import type { Client } from "pg";
import type { Progress } from "./run.ts";
import { quoted } from "./step/names.ts";

/** How far a backfill has come by its own notes, which each batch writes in its own transaction. */
export type Noted = { readonly rows: number; readonly rejected: number; readonly expected: number };

/** Notes that a backfill begins, or finds where it stopped. */
export async function begin(client: Client, key: string, table: string): Promise<Noted> {
  await client.query(
    `INSERT INTO jobrun_backfills (step, expected) SELECT $1, count(*) FROM ${quoted(table)} ON CONFLICT (step) DO NOTHING`,
    [key],
  );
  const { rows } = await client.query<Noted>(
    "SELECT rows::int, rejected::int, expected::int FROM jobrun_backfills WHERE step = $1",
    [key],
  );
  return rows[0] ?? { rows: 0, rejected: 0, expected: 0 };
}

type Sum = { readonly rows: number; readonly rejected: number; readonly here: number };

/** `here`: rows that this run looked at, which alone say how fast it is. */
export function progressOf(step: string, expected: number, { rows, rejected, here }: Sum, tookMs: number): Progress {
  const perSecond = Math.round(here / Math.max(tookMs / 1000, 0.001));
  const left = Math.max(0, expected - here);
  return {
    step,
    rows,
    expected,
    rejected,
    perSecond,
    leftSeconds: perSecond === 0 ? null : Math.ceil(left / perSecond),
  };
}
