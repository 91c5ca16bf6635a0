import type { Client } from "pg";
import { acrossTenantsElsewhere } from "./functions.ts";
import { keysAcrossTenants, referencesWithoutTenant } from "./keys.ts";
import { lines } from "./read-catalogue.ts";
import { secretTables, tablesOfNoTenant, tenantTablesOtherwise } from "./tables.ts";

/** Rules that hold for every table, function and right that there will ever be; each breach is a line that names it. */
export async function findBreaches(root: Client): Promise<readonly string[]> {
  const found: string[] = [];
  for (const rule of Object.values(rules)) found.push(...(await lines(root, rule)));
  return found.toSorted();
}

const publicTables = `pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;
const among = (names: object) =>
  `(${Object.keys(names)
    .map((name) => `'${name}'`)
    .join(", ")})`;
const firstColumn = `(SELECT min(attnum) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped)`;

const rules = {
  rowSecurity: `
    SELECT format('table %s has no forced row security', c.relname) AS line FROM ${publicTables}
    AND NOT (c.relrowsecurity AND c.relforcerowsecurity) AND c.relname NOT IN ${among({ ...tablesOfNoTenant, ...secretTables })}`,
  tenantFirst: `
    SELECT format('table %s does not lead with its tenant', c.relname) AS line FROM ${publicTables}
    AND c.relname NOT IN ${among({ ...tablesOfNoTenant, ...secretTables, ...tenantTablesOtherwise })}
    AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'clientId' AND a.attnotnull
      AND a.attnum = ${firstColumn})`,
  compositeKey: `
    SELECT format('table %s has no composite primary key that leads with its tenant', c.relname) AS line FROM ${publicTables}
    AND c.relname NOT IN ${among({ ...tablesOfNoTenant, ...secretTables, ...tenantTablesOtherwise })}
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
      WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attname = 'clientId' AND cardinality(k.conkey) > 1)`,
  checkedPolicies: `
    SELECT format('policy %s.%s lets rows be written that it does not check', tablename, policyname) AS line
    FROM pg_policies WHERE schemaname = 'public' AND cmd <> 'SELECT' AND with_check IS NULL`,
  owners: `
    SELECT format('%s belongs to %s', c.relname, pg_get_userbyid(c.relowner)) AS line FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND pg_get_userbyid(c.relowner) <> 'jobrun_owner'
    UNION ALL
    SELECT format('function %s belongs to %s', proname, pg_get_userbyid(proowner)) FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) NOT IN ('jobrun_owner', 'jobrun_claim')`,
  strongRights: `
    SELECT format('%s may %s %s', CASE x.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(x.grantee) END,
      x.privilege_type, c.relname) AS line
    FROM pg_class c, aclexplode(c.relacl) x WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner
    AND (x.privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'USAGE') OR x.is_grantable OR x.grantee = 0)`,
  futureRights: `
    SELECT format('%s gets rights to what will be made', defaclobjtype) AS line FROM pg_default_acl`,
  definers: `
    SELECT format('function %s runs as its owner on an open search path', proname) AS line FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prosecdef
    AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, public, pg_temp'], false)
    UNION ALL
    SELECT format('function %s runs as its owner for everybody', proname) FROM pg_proc,
      aclexplode(coalesce(proacl, acldefault('f', proowner))) x
    WHERE pronamespace = 'public'::regnamespace AND prosecdef AND x.grantee = 0`,
  ownTenant: `
    SELECT format('function %s neither is bound to the tenant nor says that it works across tenants', proname) AS line FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege('jobrun_app', oid, 'EXECUTE')
    AND proname NOT IN ${among(acrossTenantsElsewhere)}
    AND prosrc !~ 'across_tenants\\(' AND prosrc !~ 'IF p_client IS DISTINCT FROM current_tenant\\(\\)'`,
  views: `
    SELECT format('view %s sees past row security', relname) AS line FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
    AND (relkind = 'm' OR relkind = 'v' AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false))`,
  uniqueKeys: `
    SELECT format('unique key %s spans tenants', i.indexrelid::regclass) AS line
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND has_any_column_privilege('jobrun_app', c.oid, 'INSERT')
    AND x.relname NOT IN ${among(keysAcrossTenants)}
    AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = i.indkey[0] AND a.attname = 'clientId')`,
  references: `
    SELECT format('foreign key %s does not include the tenant', k.conname) AS line FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conname NOT IN ${among(referencesWithoutTenant)}
    AND NOT (a.attname IN ('clientId', 'id') AND (b.attname = 'clientId' OR k.confrelid = 'clients'::regclass))`,
} as const;
