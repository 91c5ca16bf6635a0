import { literal, regclass } from "./names.ts";

/** `boolean not null default false`, or null where there is no such column. */
export function columnLook(table: string, column: string): string {
  return `
    SELECT format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS found
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = ${regclass(table)} AND a.attname = ${literal(column)} AND a.attnum > 0 AND NOT a.attisdropped`;
}

export function constraintLook(table: string, name: string): string {
  return `SELECT pg_get_constraintdef(oid) AS found FROM pg_constraint
    WHERE conrelid = ${regclass(table)} AND conname = ${literal(name)}`;
}

/** `invalid` and its definition for one that was not built to the end: PostgreSQL keeps it up and reads nothing from it. */
export function indexLook(name: string): string {
  return `SELECT CASE WHEN indisvalid AND indisready THEN '' ELSE 'invalid ' END || pg_get_indexdef(indexrelid) AS found
    FROM pg_index WHERE indexrelid = ${regclass(name)}`;
}

export function triggerLook(table: string, name: string): string {
  return `SELECT pg_get_triggerdef(oid) AS found FROM pg_trigger
    WHERE tgrelid = ${regclass(table)} AND tgname = ${literal(name)} AND NOT tgisinternal`;
}

/** What a trigger's function does. */
export function functionLook(name: string): string {
  return `SELECT prosrc AS found FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = ${literal(name)}`;
}

/** Whether a column takes nulls, and if it does, the check that is on its way to say otherwise. */
export function notNullLook(table: string, column: string, check: string): string {
  return `
    SELECT CASE WHEN a.attnotnull THEN 'not null' ELSE coalesce(
      (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = a.attrelid AND conname = ${literal(check)}),
      'nullable') END AS found
    FROM pg_attribute a
    WHERE a.attrelid = ${regclass(table)} AND a.attname = ${literal(column)} AND a.attnum > 0 AND NOT a.attisdropped`;
}

/** Where a label stands among those of its type, null where it is none of them. */
export function enumLook(type: string, label: string, before: string): string {
  return `
    SELECT CASE WHEN e.enumsortorder < b.enumsortorder THEN 'before' ELSE 'after' END AS found
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_enum b ON b.enumtypid = t.oid
    WHERE t.typnamespace = 'public'::regnamespace AND t.typname = ${literal(type)}
      AND e.enumlabel = ${literal(label)} AND b.enumlabel = ${literal(before)}`;
}
