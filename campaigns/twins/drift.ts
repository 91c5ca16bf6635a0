import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/release/migrate/drift.db.test.ts" };
const at = (file: string) => `src/release/migrate/drift/${file}.ts`;

export const twins: readonly Twin[] = [
  {
    name: "an unfinished index that is no drift",
    caughtBy,
    file: at("relations-query"),
    old: "CASE WHEN i.indisvalid AND i.indisready THEN '' ELSE ' (invalid)' END",
    new: "''",
  },
  {
    name: "a default that is no drift",
    caughtBy,
    file: at("relations-query"),
    old: "|| pg_get_expr(d.adbin, d.adrelid), '')",
    new: ", '')",
  },
  {
    name: "row security that is no drift",
    caughtBy,
    file: at("relations-query"),
    old: "WHEN relrowsecurity AND relforcerowsecurity THEN 'forced' WHEN relrowsecurity THEN 'on' ELSE 'off' END",
    new: "WHEN relrowsecurity THEN 'forced' ELSE 'off' END",
  },
  {
    name: "a trigger switched off that is no drift",
    caughtBy,
    file: at("rules-query"),
    old: "CASE g.tgenabled WHEN 'O' THEN '' ELSE ' (switched off or over)' END",
    new: "''",
  },
  {
    name: "foreign keys switched off that are no drift",
    caughtBy,
    file: at("rules-query"),
    old: "g.tgisinternal AND g.tgenabled <> 'O'",
    new: "false",
  },
  {
    name: "a function's body that is no drift",
    caughtBy,
    file: at("rules-query"),
    old: "md5(regexp_replace(p.prosrc, '\\\\s+', ' ', 'g'))",
    new: "''",
  },
  {
    name: "a right on columns that is no drift",
    caughtBy,
    file: at("rights-query"),
    old: "string_agg(a.attname, ', ' ORDER BY a.attname)",
    new: "''",
  },
  {
    name: "a right of everybody that is no drift",
    caughtBy,
    file: at("rights-query"),
    old: "AND x.grantee <> p.proowner AND",
    new: "AND x.grantee <> p.proowner AND x.grantee <> 0 AND",
  },
  {
    name: "a login beyond row security that is no drift",
    caughtBy,
    file: at("rights-query"),
    old: "WHEN rolbypassrls THEN 'not bound by row security'",
    new: "",
  },
  {
    name: "what is too much that is no drift",
    caughtBy,
    file: at("find-drift"),
    old: "!wanted.has(what) && !strange(of)",
    new: "!wanted.has(what) && strange(of)",
  },
  {
    name: "somebody else's table that is drift",
    caughtBy,
    file: at("find-drift"),
    old: "!wanted.has(what) && !strange(of)",
    new: "!wanted.has(what)",
  },
  {
    name: "a schema that is not finished and is compared",
    caughtBy,
    file: at("read-drift"),
    old: `.is !== "current") return null`,
    new: `.is === "foreign") return null`,
  },
];
