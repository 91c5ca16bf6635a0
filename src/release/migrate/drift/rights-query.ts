import { ofExtension } from "./relations-query.ts";

const who = "CASE x.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(x.grantee) END";
const granted = `string_agg(DISTINCT x.privilege_type || CASE WHEN x.is_grantable THEN ' and to pass it on' ELSE '' END, ', ')`;
/** Whom the migrations make, and whom nothing but the migrations may raise. */
const bound = "('jobrun_owner', 'jobrun_claim', 'jobrun_app', 'jobrun_operator', 'jobrun_readonly')";

/** Who may do what beyond what an owner may, and what binds our roles. Who else has the schema's rights is the server's business. */
export const rights = [
  `SELECT CASE c.relkind WHEN 'S' THEN 'sequence ' ELSE '' END || c.relname, 'right of ' || ${who} || ' on ' || c.relname, ${granted}
    FROM pg_class c, aclexplode(c.relacl) x
    WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner AND NOT ${ofExtension("pg_class", "c.oid")}
    GROUP BY c.oid, c.relname, c.relkind, x.grantee`,
  `SELECT c.relname::text, format('right of %s to %s columns of %s', ${who}, x.privilege_type, c.relname),
      string_agg(a.attname, ', ' ORDER BY a.attname)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped, aclexplode(a.attacl) x
    WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner GROUP BY c.oid, c.relname, x.grantee, x.privilege_type`,
  `SELECT '', format('right of %s on function %s(%s)', ${who}, p.proname, pg_get_function_identity_arguments(p.oid)), ${granted}
    FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
    WHERE p.pronamespace = 'public'::regnamespace AND x.grantee <> p.proowner AND NOT ${ofExtension("pg_proc", "p.oid")}
    GROUP BY p.oid, p.proname, x.grantee`,
  `SELECT '', 'right of ' || ${who} || ' on schema public', ${granted}
    FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) x
    WHERE n.nspname = 'public' AND (x.grantee = 0 OR pg_get_userbyid(x.grantee) IN ${bound}) GROUP BY x.grantee`,
  `SELECT '', 'right of ' || ${who} || ' to what ' || pg_get_userbyid(d.defaclrole) || ' will make', ${granted}
    FROM pg_default_acl d, aclexplode(d.defaclacl) x
    WHERE d.defaclnamespace IN (0, 'public'::regnamespace) AND pg_get_userbyid(d.defaclrole) IN ${bound} AND x.grantee <> d.defaclrole
    GROUP BY d.defaclrole, x.grantee`,
  `SELECT '', 'role ' || rolname, CASE WHEN rolsuper THEN 'superuser' WHEN rolbypassrls THEN 'not bound by row security'
        ELSE 'bound by row security' END
      || coalesce((SELECT ', member of ' || string_agg(pg_get_userbyid(m.roleid), ', ' ORDER BY pg_get_userbyid(m.roleid))
        FROM pg_auth_members m WHERE m.member = r.oid), '')
    FROM pg_roles r WHERE rolname IN ${bound}`,
] as const;
