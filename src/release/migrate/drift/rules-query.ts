import { ofExtension } from "./relations-query.ts";

const ours = "c.relnamespace = 'public'::regnamespace";

/** Triggers, policies, rewriting and functions. A function's body is a fingerprint: what it says stands in the migrations. */
export const rules = [
  `SELECT c.relname::text, 'trigger ' || c.relname || '.' || g.tgname,
      pg_get_triggerdef(g.oid) || CASE g.tgenabled WHEN 'O' THEN '' ELSE ' (switched off or over)' END
    FROM pg_class c JOIN pg_trigger g ON g.tgrelid = c.oid WHERE ${ours} AND NOT g.tgisinternal`,
  // Their names hold oids. Switched off, a foreign key stands there and checks nothing.
  `SELECT c.relname::text, 'foreign keys at ' || c.relname, 'switched off'
    FROM pg_class c JOIN pg_trigger g ON g.tgrelid = c.oid WHERE ${ours} AND g.tgisinternal AND g.tgenabled <> 'O' GROUP BY c.oid, c.relname`,
  `SELECT tablename::text, 'policy ' || tablename || '.' || policyname, format('%s %s to %s using %s check %s', lower(permissive), cmd,
      (SELECT string_agg(role::text, ', ' ORDER BY role) FROM unnest(roles) role), coalesce(qual, '-'), coalesce(with_check, '-'))
    FROM pg_policies WHERE schemaname = 'public'`,
  `SELECT c.relname::text, 'rule ' || c.relname || '.' || r.rulename, pg_get_ruledef(r.oid)
    FROM pg_class c JOIN pg_rewrite r ON r.ev_class = c.oid WHERE ${ours} AND r.rulename <> '_RETURN'`,
  `SELECT '', format('function %s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), format('%s of %s, in %s, %s, %s%s%s%s, body %s',
      pg_get_function_result(p.oid), pg_get_userbyid(p.proowner), l.lanname,
      CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
      CASE WHEN p.prosecdef THEN 'as its owner' ELSE 'as its caller' END, CASE WHEN p.proisstrict THEN ', strict' ELSE '' END,
      CASE p.proparallel WHEN 'u' THEN '' ELSE ', parallel ' || p.proparallel::text END,
      coalesce(', defaults ' || pg_get_expr(p.proargdefaults, 'pg_proc'::regclass), '') || coalesce(', with ' || array_to_string(p.proconfig, ' and '), ''), md5(regexp_replace(p.prosrc, '\\s+', ' ', 'g')))
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace = 'public'::regnamespace AND NOT ${ofExtension("pg_proc", "p.oid")}`,
] as const;
