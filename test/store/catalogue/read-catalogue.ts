import type { Client } from "pg";

/** What the database says of itself, as sorted lines that a person can read and a list can hold. */
export type Catalogue = {
  readonly tables: readonly string[];
  readonly policies: readonly string[];
  readonly rights: readonly string[];
  readonly functions: readonly string[];
};

export async function readCatalogue(root: Client): Promise<Catalogue> {
  return {
    tables: await lines(root, tables),
    policies: await lines(root, policies),
    rights: await lines(root, rights),
    functions: await lines(root, functions),
  };
}

export async function lines(root: Client, query: string): Promise<readonly string[]> {
  const { rows } = await root.query<{ line: string }>(query);
  return rows.map(({ line }) => line).toSorted();
}

const tables = `
  SELECT format('%s %s of %s: row security %s', CASE c.relkind WHEN 'r' THEN 'table' WHEN 'S' THEN 'sequence'
      WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialised view' ELSE 'other' END, c.relname, pg_get_userbyid(c.relowner),
    CASE WHEN c.relforcerowsecurity AND c.relrowsecurity THEN 'forced' WHEN c.relrowsecurity THEN 'on' ELSE 'off' END) AS line
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind NOT IN ('i', 'I', 't', 'c')
`;

const policies = `
  SELECT format('%s.%s: %s%s to %s using %s check %s', tablename, policyname, cmd,
    CASE permissive WHEN 'PERMISSIVE' THEN '' ELSE ' restricting' END, array_to_string(roles, ', '),
    coalesce(qual, '-'), coalesce(with_check, '-')) AS line
  FROM pg_policies WHERE schemaname = 'public'
`;

/** Beyond what an owner may do with its own. A right on columns names them in their order. */
const rights = `
  SELECT format('%s: %s %s', CASE x.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(x.grantee) END, c.relname,
    string_agg(x.privilege_type, ' ' ORDER BY x.privilege_type)) AS line
  FROM pg_class c, aclexplode(c.relacl) x
  WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner
  GROUP BY x.grantee, c.relname
  UNION ALL
  SELECT format('%s: %s %s of %s', CASE x.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(x.grantee) END, c.relname,
    x.privilege_type, string_agg(a.attname, ', ' ORDER BY a.attnum))
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x
  WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner
  GROUP BY x.grantee, c.relname, x.privilege_type
  UNION ALL
  SELECT format('%s: schema %s %s', CASE x.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(x.grantee) END, n.nspname,
    string_agg(x.privilege_type, ' ' ORDER BY x.privilege_type))
  FROM pg_namespace n, aclexplode(n.nspacl) x
  WHERE n.nspname = 'public' AND x.grantee <> n.nspowner GROUP BY x.grantee, n.nspname
`;

const functions = `
  SELECT format('%s of %s: %s, %s, path %s, called by %s', p.proname, pg_get_userbyid(p.proowner),
    CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END,
    CASE p.provolatile WHEN 'v' THEN 'volatile' WHEN 's' THEN 'stable' ELSE 'immutable' END,
    coalesce((SELECT substr(setting, 13) FROM unnest(p.proconfig) setting WHERE setting LIKE 'search_path=%'), 'open'),
    coalesce((SELECT string_agg(CASE x.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(x.grantee) END, ', ' ORDER BY 1)
      FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x WHERE x.grantee <> p.proowner), 'nobody')) AS line
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
`;
