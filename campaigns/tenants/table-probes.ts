import type { Client } from "pg";
import type { Neighbour, Row, TenantTable } from "./neighbourhood.ts";
import type { Probe } from "./probe.ts";

/** A table as the catalogue has it: its columns, and into which of them the application may write. */
export type TableFacts = TenantTable & { readonly columns: readonly string[]; readonly insertable: readonly string[] };

export async function readTables(root: Client, tables: readonly TenantTable[]): Promise<readonly TableFacts[]> {
  const facts: TableFacts[] = [];
  for (const each of tables) {
    const { rows } = await root.query<{ name: string; insert: boolean }>(
      `SELECT attname AS name, has_column_privilege('jobrun_app', attrelid, attnum, 'INSERT') AND attgenerated = '' AS insert
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [each.table],
    );
    const columns = rows.map(({ name }) => name);
    facts.push({ ...each, columns, insertable: rows.filter(({ insert }) => insert).map(({ name }) => name) });
  }
  return facts;
}

export type Pair = { readonly thief: Row; readonly victim: Row; readonly victimId: string };

/** Every way in which one statement can reach for a row of a table: by each column, with each right there might be. */
export function tableProbes(table: TableFacts, pair: Pair): Probe[] {
  return [...reads(table, pair), ...writes(table, pair), ...insertions(table, pair)];
}

function reads({ table, tenant, columns }: TableFacts, { victim, victimId }: Pair): Probe[] {
  const by = columns.map((column) => ({
    where: `SELECT from ${table} by ${column}`,
    sql: `SELECT * FROM ${table} WHERE "${column}"::text = $1 AND "${tenant}" IS DISTINCT FROM current_tenant()`,
    values: [asText(victim[column])],
  }));
  const whole = ["FOR UPDATE", "FOR KEY SHARE", ""].map((lock) => ({
    where: `SELECT ${lock} from ${table}`,
    sql: `SELECT 1 FROM ${table} WHERE "${tenant}" = $1 ${lock}`,
    values: [victimId],
  }));
  const count = {
    where: `count of ${table}`,
    sql: `SELECT count(*) FROM ${table} WHERE "${tenant}" = $1`,
    values: [victimId],
  };
  return [...by, ...whole, count];
}

function writes({ table, tenant, columns }: TableFacts, { victim, victimId }: Pair): Probe[] {
  const touched = columns.flatMap((column) => [
    {
      where: `UPDATE of another's ${table}.${column}`,
      sql: `UPDATE ${table} SET "${column}" = "${column}" WHERE "${tenant}" = $1`,
      values: [victimId],
    },
    {
      where: `UPDATE of one's own ${table}.${column}`,
      sql: `UPDATE ${table} SET "${column}" = (jsonb_populate_record(NULL::${table}, $1::jsonb))."${column}"`,
      values: [JSON.stringify({ [column]: victim[column] })],
    },
  ]);
  return [
    ...touched,
    { where: `DELETE from ${table}`, sql: `DELETE FROM ${table} WHERE "${tenant}" = $1`, values: [victimId] },
    { where: `TRUNCATE of ${table}`, sql: `TRUNCATE ${table} CASCADE`, values: [] },
    { where: `COPY of ${table}`, sql: `COPY ${table} TO PROGRAM 'true'`, values: [] },
    { where: `row security of ${table}`, sql: `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`, values: [] },
  ];
}

/** Another's row once more, and one's own row with one value of another's in it, so that each constraint is asked alone. */
function insertions({ table, tenant, insertable }: TableFacts, { thief, victim, victimId }: Pair): Probe[] {
  if (insertable.length === 0)
    return [{ where: `INSERT into ${table}`, sql: `INSERT INTO ${table} DEFAULT VALUES`, values: [] }];
  const names = insertable.map((column) => `"${column}"`).join(", ");
  const insert = (where: string, row: Row): Probe => ({
    where,
    sql: `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`,
    values: [JSON.stringify(row)],
  });
  const fresh = "id" in thief && tenant !== "id" ? { ...thief, id: `new_${String(thief["id"])}` } : thief;
  return [
    insert(`INSERT of another's row into ${table}`, victim),
    insert(`INSERT into ${table} for another`, { ...fresh, [tenant]: victimId }),
    ...insertable.map((column) =>
      insert(`INSERT into ${table} with another's ${column}`, { ...fresh, [column]: victim[column] }),
    ),
  ];
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What belongs to the server: statistics, activity, prepared statements. None may show what a tenant's rows hold. */
export async function readViews(root: Client): Promise<readonly string[]> {
  const { rows } = await root.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'v'
     AND relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

export function viewProbe(view: string, { id }: Neighbour): Probe {
  const name = id.replace("client_", "");
  return {
    where: `view ${view}`,
    sql: `SELECT v::text AS row FROM ${view} v WHERE v::text LIKE '%' || $1 || '%'`,
    values: [name],
  };
}
