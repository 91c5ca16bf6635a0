/** A name as PostgreSQL's catalogue writes it: quoted only where it must be. */
export function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A table, index or sequence of ours by name, null where there is none: one of the same name elsewhere does not count. */
export function regclass(name: string): string {
  return `to_regclass(${literal(`public.${quoted(name)}`)})`;
}
