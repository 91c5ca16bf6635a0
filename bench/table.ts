import type { BenchRow } from "./row.ts";

const columns = ["bench", "value", "unit", "reference", "ratio", "needed", ""];

/** The rows as a person reads them. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = [columns, ...rows.map(cellsOf)];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf({ name, value, unit, reference, ratio, needed, ok }: BenchRow): string[] {
  return [name, figure(value), unit, figure(reference), figure(ratio), needed ?? "", ok ? "ok" : "FAILED"];
}

function figure(value: number | null): string {
  if (value === null) return "";
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
