import type { Step } from "../step.ts";
import { makeStep } from "./make-step.ts";
import { literal, quoted } from "./names.ts";

/** Conditions and values are SQL on the row `t`. */
type BackfillParts = {
  readonly name: string;
  readonly table: string;
  /** A unique text column: batches go along it. */
  readonly key: string;
  /** Rows that are still to be filled; a row that was filled is not among them. */
  readonly left: string;
  readonly set: string;
  /** Rows that cannot be filled go into quarantine as they are, and stay as they are. `reason` is a text. */
  readonly reject?: { readonly when: string; readonly reason: string };
};

/** Fills old rows in batches by key. Each batch notes in its own transaction how far it came, and a killed run goes on from there. */
export function backfill({ name, table, key, left, set, reject }: BackfillParts): Step {
  const rejected = reject === undefined ? "false" : `coalesce(${reject.when}, false)`;
  const column = quoted(key);
  // The batch leads, whatever the planner thinks of `left`: else each batch might look at every row that is still to be filled.
  const batch = `
    WITH batch AS MATERIALIZED (SELECT ${column} AS key FROM ${quoted(table)} WHERE ${column} > $1 ORDER BY 1 LIMIT $2),
    found AS MATERIALIZED (
      SELECT batch.key, ${rejected} AS rejected FROM batch
      CROSS JOIN LATERAL (SELECT * FROM ${quoted(table)} r WHERE r.${column} = batch.key OFFSET 0) t WHERE (${left})),
    rejected AS (
      INSERT INTO quarantined_rows ("tableName", "rowId", reason, step, "row")
      SELECT ${literal(table)}, t.${column}, ${reject?.reason ?? "''"}, $3, to_jsonb(t)
      FROM ${quoted(table)} t JOIN found ON found.key = t.${column} WHERE found.rejected
      ON CONFLICT ("tableName", "rowId", step) DO NOTHING RETURNING 1),
    filled AS (
      UPDATE ${quoted(table)} t SET ${set} FROM found
      WHERE found.key = t.${column} AND NOT found.rejected AND CASE WHEN ${left} THEN true ELSE false END RETURNING 1)
    SELECT (SELECT max(key) FROM batch) AS "cameTo", (SELECT count(*)::int FROM batch) AS looked,
      (SELECT count(*)::int FROM filled) AS filled, (SELECT count(*)::int FROM rejected) AS rejected`;
  return makeStep("backfill", "expand", name, [
    { how: "batches", text: batch.trim(), lock: { mode: "ROW EXCLUSIVE", on: [table] }, table, key, left, batch },
  ]);
}

type BackfillByParts = {
  readonly name: string;
  readonly table: string;
  readonly key: string;
  /** The tables whose rows it writes, of those that are in use; the one that it goes along where nothing is said. */
  readonly writes?: readonly string[];
  /** What is read of the rows of `batch`, which have a `key`: common table expressions, in their order. */
  readonly finds: readonly string[];
  /** A statement that returns a row for each that it filled, and one for each that it kept apart. */
  readonly fills: string;
  readonly rejects?: string;
};

/** A backfill whose rows are not the ones that it goes along. What it did not fill, it or a step after it must keep apart. */
export function backfillBy(parts: BackfillByParts): Step {
  const { name, table, key, writes = [table], finds, fills, rejects = "SELECT WHERE false" } = parts;
  const column = quoted(key);
  const batch = `
    WITH batch AS MATERIALIZED (SELECT ${column} AS key FROM ${quoted(table)} WHERE ${column} > $1 ORDER BY 1 LIMIT $2),
    ${["step AS (SELECT $3::text AS name)", ...finds, `filled AS (${fills})`, `rejected AS (${rejects})`].join(",\n    ")}
    SELECT (SELECT max(key) FROM batch) AS "cameTo", (SELECT count(*)::int FROM batch) AS looked,
      (SELECT count(*)::int FROM filled) AS filled, (SELECT count(*)::int FROM rejected) AS rejected`;
  return makeStep("backfill", "expand", name, [
    {
      how: "batches",
      text: batch.trim(),
      lock: { mode: "ROW EXCLUSIVE", on: writes },
      table,
      key,
      left: "false",
      batch,
    },
  ]);
}
