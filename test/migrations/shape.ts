import type { Client } from "pg";

/** The predecessor's own ledger is not part of its schema; ours is written by the runner, not by a migration. */
const ledgers = `('_prisma_migrations', 'jobrun_migrations', 'jobrun_backfills', 'jobrun_decisions', 'jobrun_contracts', 'quarantined_rows')`;

/**
 * The public schema as sorted lines, spelt alike however it was written: tables with their columns in order, constraints,
 * indexes, types, sequences, functions and triggers. Owners and rights are not in it.
 */
const shapeQuery = `
  WITH tables AS (
    SELECT oid, relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname NOT IN ${ledgers})
  SELECT format('column %s.%s %s: %s%s%s', t.relname,
      row_number() OVER (PARTITION BY t.oid ORDER BY a.attnum), a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
      CASE WHEN a.attgenerated <> '' THEN ' generated ' ELSE ' default ' END || pg_get_expr(d.adbin, d.adrelid)) AS line
  FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  UNION ALL
  SELECT format('constraint %s.%s: %s%s', t.relname, c.conname, pg_get_constraintdef(c.oid),
      CASE WHEN c.convalidated THEN '' ELSE ' (not checked)' END)
  FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid WHERE c.contype <> 'n'
  UNION ALL
  SELECT format('index %s: %s%s', t.relname, pg_get_indexdef(i.indexrelid), CASE WHEN i.indisvalid THEN '' ELSE ' (invalid)' END)
  FROM tables t JOIN pg_index i ON i.indrelid = t.oid
  UNION ALL
  SELECT format('row security %s: %s, forced %s', t.relname, c.relrowsecurity, c.relforcerowsecurity)
  FROM tables t JOIN pg_class c ON c.oid = t.oid
  UNION ALL
  SELECT format('policy %s.%s: %s %s to %s using %s check %s', p.tablename, p.policyname, p.permissive, p.cmd,
      array_to_string(p.roles, ', '), p.qual, p.with_check)
  FROM pg_policies p WHERE p.schemaname = 'public'
  UNION ALL
  SELECT format('type %s: %s', y.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
  FROM pg_type y JOIN pg_enum e ON e.enumtypid = y.oid WHERE y.typnamespace = 'public'::regnamespace GROUP BY y.typname
  UNION ALL
  SELECT format('sequence %s: %s from %s by %s, cache %s', sequencename, data_type, start_value, increment_by, cache_size)
  FROM pg_sequences WHERE schemaname = 'public'
  UNION ALL
  SELECT format('function %s', regexp_replace(pg_get_functiondef(oid), '\\s+', ' ', 'g'))
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT format('trigger %s: %s', t.relname, pg_get_triggerdef(g.oid))
  FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
`;

export async function shapeOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(shapeQuery);
  return rows.map(({ line }) => line).toSorted();
}

/** Who owns and may do what in the public schema, as sorted lines, the same in whatever order it was granted. */
const rightsQuery = `
  SELECT format('owner of %s: %s', relname, pg_get_userbyid(relowner)) AS line
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
  UNION ALL
  SELECT format('owner of %s: %s', proname, pg_get_userbyid(proowner)) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT format('%s on %s: %s', x.grantee::regrole, c.relname, x.privilege_type)
  FROM pg_class c, aclexplode(c.relacl) x WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT format('%s on %s.%s: %s', x.grantee::regrole, c.relname, a.attname, x.privilege_type)
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x
  WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT format('%s may call %s', CASE x.grantee WHEN 0 THEN 'everybody' ELSE x.grantee::regrole::text END, p.proname)
  FROM pg_proc p, aclexplode(p.proacl) x WHERE p.pronamespace = 'public'::regnamespace
`;

export async function rightsOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(rightsQuery);
  return rows.map(({ line }) => line).toSorted();
}
