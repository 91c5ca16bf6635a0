const ours = "relnamespace = 'public'::regnamespace";
/** What an extension brought is the extension's. */
export const ofExtension = (catalogue: string, oid: string) =>
  `EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;

/** Tables, columns, constraints, indexes, sequences and types. */
export const relations = [
  `SELECT relname::text AS of, 'table ' || relname AS what,
      CASE relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialised view'
        ELSE 'foreign table' END
      || CASE relpersistence WHEN 'u' THEN ', unlogged' ELSE '' END || ' of ' || pg_get_userbyid(relowner) || ', row security '
      || CASE WHEN relrowsecurity AND relforcerowsecurity THEN 'forced' WHEN relrowsecurity THEN 'on' ELSE 'off' END AS is
    FROM pg_class c WHERE ${ours} AND relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT ${ofExtension("pg_class", "c.oid")}`,
  `SELECT c.relname::text, 'column ' || c.relname || '.' || a.attname,
      format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
      || CASE WHEN a.attcollation <> t.typcollation THEN ' collated ' || a.attcollation::regcollation ELSE '' END
      || CASE a.attidentity WHEN 'a' THEN ' identity' WHEN 'd' THEN ' identity by default' ELSE '' END
      || coalesce(CASE WHEN a.attgenerated = '' THEN ' default ' ELSE ' generated ' END || pg_get_expr(d.adbin, d.adrelid), '')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE ${ours} AND c.relkind IN ('r', 'p')`,
  // From 18 on a NOT NULL is a constraint as well; it stands with its column.
  `SELECT c.relname::text, 'constraint ' || c.relname || '.' || k.conname,
      pg_get_constraintdef(k.oid)
    FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid WHERE ${ours} AND k.contype NOT IN ('n', 't')`,
  `SELECT c.relname::text, 'index ' || x.relname,
      pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid AND i.indisready THEN '' ELSE ' (invalid)' END
    FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid JOIN pg_class x ON x.oid = i.indexrelid WHERE c.${ours}`,
  `SELECT 'sequence ' || c.relname, 'sequence ' || c.relname, format('%s from %s by %s to %s, cache %s%s, of %s',
      format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmax, s.seqcache, CASE WHEN s.seqcycle THEN ', cycles' ELSE '' END,
      pg_get_userbyid(c.relowner))
    FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid WHERE ${ours}`,
  `SELECT 'type ' || t.typname, 'type ' || t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
      || ' of ' || pg_get_userbyid(t.typowner)
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.oid`,
] as const;
