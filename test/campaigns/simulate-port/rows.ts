import type { Client } from "pg";
import type { Database } from "../../../campaigns/simulate/port/database.ts";

/** What stands in both databases, in columns that both have, as plain text in one order. */
type Rows = Readonly<Record<string, readonly string[]>>;

const columns = {
  inbox: ["key", "role", "ourNumber", "thread", "door", "state", "attempts", "fence", "outcome", "error"],
  outbox: (
    "slot action recipient template body state attempts fence lookUps secondAttempts carrierId carrierStatus carrierRank " +
    "carrierSegments carrierPence pence errorCode reason"
  ).split(" "),
  permits: ["slot", "action", "recipient", "template", "segments"],
  refusals: ["slot", "reason", "block"],
  spend: ["pence"],
  circuits: ["code", "opens"],
  timers: ["kind", "subject", "everySeconds", "state", "attempts", "fence", "error"],
  incidents: ["kind", "subject", "detail", "state", "times"],
  customers: ["phone", "name"],
  leads: ["number", "enquiry", "state"],
} as const;

type Table = keyof typeof columns;

const tables: readonly Table[] = [
  "inbox",
  "outbox",
  "permits",
  "refusals",
  "spend",
  "circuits",
  "timers",
  "incidents",
  "customers",
  "leads",
];

export async function realRows(root: Client): Promise<Rows> {
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const names = columns[table].map((name) => `"${name}"`).join(", ");
    const { rows } = await root.query<Record<string, unknown>>(`SELECT ${names} FROM ${table}`);
    found[table] = rows.map((row) => line(table, row)).toSorted();
  }
  return { ...found, ...(await timesOf(root)) };
}

/** Business time, which both take from who asks. */
async function timesOf(root: Client): Promise<Rows> {
  const { rows } = await root.query<{ line: string }>(
    `SELECT concat_ws(' ', slot, extract(epoch FROM "queuedAt")::bigint, extract(epoch FROM "expiresAt")::bigint,
       coalesce(extract(epoch FROM "settledAt")::bigint::text, '-'), coalesce(extract(epoch FROM "toldAt")::bigint::text, '-'),
       coalesce("spendDay"::text, '-')) AS line FROM outbox`,
  );
  return { "times of texts": rows.map(({ line: text }) => text).toSorted() };
}

export function memoryRows({ tables: t }: Database): Rows {
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const rows: readonly object[] = [...t[table].rows.values()];
    found[table] = rows.map((row) => line(table, row)).toSorted();
  }
  const seconds = (ms: number | null) => (ms === null ? "-" : Math.round(ms / 1000));
  const times = [...t.outbox.rows.values()].map(({ slot, queuedAt, expiresAt, settledAt, toldAt, spendDay }) =>
    [slot, ...[queuedAt, expiresAt, settledAt, toldAt].map(seconds), spendDay ?? "-"].join(" "),
  );
  return { ...found, "times of texts": times.toSorted() };
}

function line(table: Table, row: object): string {
  return columns[table].map((name) => `${name}=${written(Reflect.get(row, name))}`).join(" ");
}

/** PostgreSQL's numbers come as text, some with zeros behind the point. */
function written(value: unknown): string {
  if (value === null || value === undefined) return "-";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /^\d+\.\d+$/.test(text) ? String(Number(text)) : text;
}
