import type { Client } from "pg";
import { stepKey } from "../ledger.ts";
import { standing } from "../postcondition.ts";
import type { Migration, Step, StepKind } from "../step.ts";
import type { Lock, Move } from "../step/move.ts";
import { regclass } from "../step/names.ts";

/** `rows`: how many a backfill goes along. `stands`: what the catalogue says of it now. */
export type PlannedStep = {
  readonly key: string;
  readonly kind: StepKind;
  readonly phase: "expand" | "contract";
  readonly lock: string;
  readonly rows: number | null;
  readonly aboutSeconds: number;
  readonly stands: "to run" | "already there" | "in the way";
  readonly text: string;
};

/** Measured on two cores under traffic; a plan says "about". */
const backfillRowsPerSecond = 8_000;
const statementSeconds = 0.01;

const strongestFirst: readonly Lock["mode"][] = [
  "ACCESS EXCLUSIVE",
  "SHARE ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "ROW EXCLUSIVE",
];

export async function planStep(client: Client, migration: Migration, step: Step): Promise<PlannedStep> {
  const batches = step.moves.find((move) => move.how === "batches");
  const rows = batches === undefined ? null : await rowsOf(client, batches.table);
  return {
    key: stepKey(migration, step),
    kind: step.kind,
    phase: migration.phase,
    lock: lockOf(step.moves),
    rows,
    aboutSeconds: statementSeconds * step.moves.length + (rows ?? 0) / backfillRowsPerSecond,
    stands: await standsAs(client, step.moves),
    text: step.text,
  };
}

/** The last move's postcondition holds only where the others' did. One that something else is in the way of is no plan. */
async function standsAs(client: Client, moves: readonly Move[]): Promise<PlannedStep["stands"]> {
  let done = 0;
  for (const move of moves) {
    if (move.how === "batches" || move.leaves === null) continue;
    const { is, ...rest } = await standing(client, move.leaves);
    // An object that a step before this one will make is not there yet: that is no more than "to run".
    if (is === "in the way" && "found" in rest && rest.found !== null) return done > 0 ? "to run" : "in the way";
    if (is === "done") done += 1;
  }
  return done === moves.length ? "already there" : "to run";
}

function lockOf(moves: readonly Move[]): string {
  const locks = moves.flatMap(({ lock }) => (lock === null ? [] : [lock]));
  const mode = strongestFirst.find((each) => locks.some((lock) => lock.mode === each));
  if (mode === undefined) return "";
  const on = locks.filter((lock) => lock.mode === mode).flatMap((lock) => lock.on);
  return `${mode} on ${[...new Set(on)].join(", ")}`;
}

async function rowsOf(client: Client, table: string): Promise<number> {
  const there = await client.query<{ there: boolean }>(`SELECT ${regclass(table)} IS NOT NULL AS there`);
  if (there.rows[0]?.there !== true) return 0;
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM public.${table}`);
  return Number(rows[0]?.n ?? 0);
}
