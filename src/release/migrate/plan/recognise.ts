import type { Client } from "pg";
import { readLedger, stepKey } from "../ledger.ts";
import { isAdoption } from "../schema-status.ts";
import type { Migration } from "../step.ts";
import { laterBilling } from "./later-billing.ts";
import { predecessorColumns } from "./predecessor-columns.ts";

/** L and B are the predecessor's databases, LA and BA the same after its own alignment. */
export type PredecessorShape = "L" | "LA" | "B" | "BA";

/** What a database is. Strangers are tables that are neither the predecessor's nor ours: they stay as they are. */
export type Shape =
  | { readonly is: "empty" }
  | { readonly is: "predecessor"; readonly shape: PredecessorShape; readonly strangers: readonly string[] }
  | { readonly is: "ours"; readonly version: number; readonly stepsRun: number }
  /** Each difference is a line that names what is there and what was expected. */
  | { readonly is: "unknown"; readonly differences: readonly string[] };

type Column = { table: string; column: string; line: string; mustBeFilled: boolean };

const theirLedger = "_prisma_migrations";
/** The runner's own, which a run makes that is killed before its first step, and what a deployment notes before it migrates. */
const runnersOwn = new Set([
  "jobrun_migrations",
  "jobrun_backfills",
  "jobrun_decisions",
  "jobrun_contracts",
  "quarantined_rows",
  "deployments",
  "deployment_steps",
]);
/** Which business an onboarding row is of, by the names that each shape has for it. */
const shapes: Readonly<Record<string, PredecessorShape>> = {
  customer_id: "L",
  "clientId customer_id": "LA",
  client_id: "B",
  "clientId client_id": "BA",
};

/** Reads the catalogue alone. What is not known for certain is unknown, and its differences are named. */
export async function recognise(client: Client, migrations: readonly Migration[]): Promise<Shape> {
  const ledger = await readLedger(client);
  if (ledger.size > 0) return ours(migrations, ledger);
  const columns = (await client.query<Column>(columnsOfPublic)).rows;
  const tables = new Set(columns.map(({ table }) => table).filter((table) => !runnersOwn.has(table)));
  if (tables.size === 0) return { is: "empty" };
  const differences = [...missingLines(columns), ...columnsInTheWay(columns), ...(await laterBilling(client))];
  const keys = columns
    .filter(({ table, column }) => table === "onboarding_states" && /^(?:clientId|client_id|customer_id)$/.test(column))
    .map(({ column }) => column);
  const shape = shapes[keys.toSorted().join(" ")];
  if (shape === undefined)
    differences.push(`onboarding_states says whose a row is by ${keys.join(" and ") || "nothing"}`);
  if (differences.length > 0 || shape === undefined) return { is: "unknown", differences };
  const strangers = [...tables].filter((table) => !Object.hasOwn(predecessorColumns, table) && table !== theirLedger);
  return { is: "predecessor", shape, strangers: strangers.toSorted() };
}

function ours(migrations: readonly Migration[], ledger: ReadonlyMap<string, string>): Shape {
  const known = new Set(migrations.flatMap((each) => each.steps.map((step) => stepKey(each, step))));
  const strange = [...ledger.keys()].filter((key) => !known.has(key) && !isAdoption(key));
  if (strange.length > 0) {
    return { is: "unknown", differences: strange.map((key) => `step ${key} ran, and this program does not know it`) };
  }
  const whole = migrations.filter((each) => each.steps.every((step) => ledger.has(stepKey(each, step))));
  return { is: "ours", version: whole.length, stepsRun: ledger.size };
}

function missingLines(columns: readonly Column[]): string[] {
  return Object.entries(predecessorColumns).flatMap(([table, lines]) => {
    const there = columns.filter((each) => each.table === table);
    if (there.length === 0) return [`there is no table ${table}`];
    return lines
      .filter((line) => !there.some((each) => each.line === line))
      .map((line) => {
        const name = line.slice(0, line.indexOf(" "));
        const found = there.find((each) => each.column === name)?.line ?? "no such column";
        return `${table} should have "${line}", and has "${found}"`;
      });
  });
}

/** A column that neither we nor the predecessor know may stay, unless every new row would have to fill it. */
function columnsInTheWay(columns: readonly Column[]): string[] {
  const keys = new Set(["customer_id", "client_id"]);
  return columns
    .filter(({ table, column, mustBeFilled }) => {
      const known = predecessorColumns[table];
      return (
        known !== undefined && mustBeFilled && !known.some((line) => line.startsWith(`${column} `)) && !keys.has(column)
      );
    })
    .map(({ table, line }) => `${table} has a column that every new row must fill: "${line}"`);
}

/** Either name that the predecessor gave the enum of onboarding states counts as its last one. */
const columnsOfPublic = `
  SELECT c.relname AS table, a.attname AS column,
    a.attname || ' ' || replace(format_type(a.atttypid, a.atttypmod), '"OnboardingState"', '"OnboardingStateEnum"')
      || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS line,
    a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS "mustBeFilled"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  ORDER BY c.relname, a.attnum`;
