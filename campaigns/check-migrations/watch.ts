import type { Client } from "pg";
import { modeOf, type SeenLock, strongest } from "./lock-modes.ts";

/** What a session holds and has done so far, by PostgreSQL's own books. Tables are those that stood there before the run. */
export type Moment = {
  readonly locks: readonly SeenLock[];
  /** Rows read one after the other, and rows written. */
  readonly read: ReadonlyMap<string, number>;
  readonly written: ReadonlyMap<string, number>;
  /** Tables whose rows lie in another file than before: they were written anew. */
  readonly rewritten: readonly string[];
  readonly invalid: readonly string[];
  /** 0: a statement waits for its lock for ever. */
  readonly lockTimeoutMs: number;
  /** Commands that change the catalogue, in DO blocks and functions too, with what the session held when each began. */
  readonly commands: readonly { readonly tag: string; readonly held: readonly SeenLock[] }[];
};

/**
 * Made in the database that is watched. Event triggers see each command that changes the catalogue, wherever it stands; everything
 * else is read from the server's own books, and never from the text of a step.
 */
const watch = `
  CREATE SCHEMA jobrun_watch;
  CREATE TABLE jobrun_watch.tables AS SELECT c.oid AS of, c.relname::text AS name, pg_relation_filenode(c.oid) AS file
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND c.relname NOT LIKE 'jobrun\\_%' AND c.relname <> 'quarantined_rows';
  CREATE TABLE jobrun_watch.indexes AS SELECT indexrelid AS of, indrelid AS "table" FROM pg_index;
  CREATE TABLE jobrun_watch.commands (place bigint GENERATED ALWAYS AS IDENTITY, tag text NOT NULL, held jsonb NOT NULL);
  CREATE FUNCTION jobrun_watch.held(p_pid integer, p_asked boolean) RETURNS jsonb LANGUAGE sql VOLATILE SECURITY DEFINER AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('table', t.name, 'mode', l.mode)), '[]') FROM pg_locks l
      LEFT JOIN jobrun_watch.indexes i ON i.of = l.relation JOIN jobrun_watch.tables t ON t.of = coalesce(i."table", l.relation)
    WHERE l.pid = p_pid AND (l.granted OR p_asked) AND l.locktype = 'relation'
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  $$;
  CREATE FUNCTION jobrun_watch.note() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO jobrun_watch.commands (tag, held) VALUES (tg_tag, jobrun_watch.held(pg_backend_pid(), false));
  END $$;
  CREATE EVENT TRIGGER jobrun_watch ON ddl_command_start EXECUTE FUNCTION jobrun_watch.note();
  CREATE FUNCTION jobrun_watch.moment(p_after bigint) RETURNS jsonb LANGUAGE sql VOLATILE SECURITY DEFINER AS $$
    SELECT jsonb_build_object(
      'locks', jobrun_watch.held(pg_backend_pid(), false),
      'read', (SELECT jsonb_object_agg(name, pg_stat_get_xact_tuples_returned(of)) FROM jobrun_watch.tables),
      'written', (SELECT jsonb_object_agg(name, pg_stat_get_xact_tuples_inserted(of) + pg_stat_get_xact_tuples_updated(of)
        + pg_stat_get_xact_tuples_deleted(of)) FROM jobrun_watch.tables),
      'rewritten', (SELECT coalesce(jsonb_agg(name), '[]') FROM jobrun_watch.tables
        WHERE pg_relation_filenode(of) <> file),
      'invalid', (SELECT coalesce(jsonb_agg(c.relname ORDER BY 1), '[]') FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE NOT i.indisvalid),
      'lockTimeoutMs', (SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout'),
      'commands', (SELECT coalesce(jsonb_agg(jsonb_build_object('tag', tag, 'held', held) ORDER BY place), '[]')
        FROM jobrun_watch.commands WHERE place > p_after),
      'place', (SELECT coalesce(max(place), 0) FROM jobrun_watch.commands))
  $$;
  GRANT USAGE ON SCHEMA jobrun_watch TO PUBLIC`;

/** By a superuser, once, before the first step. */
export async function beginWatch(root: Client): Promise<void> {
  await root.query(watch);
}

type Spelt = { readonly table: string; readonly mode: string };
type Raw = {
  locks: Spelt[];
  read: Record<string, number> | null;
  written: Record<string, number> | null;
  rewritten: string[];
  invalid: string[];
  lockTimeoutMs: number;
  commands: { tag: string; held: Spelt[] }[];
  place: number;
};

/** Looks at the session that asks. `after`: the `place` of the moment before, so that older commands are left out. */
export async function look(client: Client, after: number): Promise<Moment & { readonly place: number }> {
  const { rows } = await client.query<{ raw: Raw }>("SELECT jobrun_watch.moment($1) AS raw", [after]);
  const [row] = rows;
  if (row === undefined) throw new Error("the watch answered nothing");
  return {
    ...row.raw,
    locks: locksOf(row.raw.locks),
    read: new Map(Object.entries(row.raw.read ?? {})),
    written: new Map(Object.entries(row.raw.written ?? {})),
    commands: row.raw.commands.map(({ tag, held }) => ({ tag, held: locksOf(held) })),
  };
}

/** What another session holds or waits for. */
export async function lookAt(root: Client, pid: number): Promise<readonly SeenLock[]> {
  const { rows } = await root.query<{ held: Spelt[] }>("SELECT jobrun_watch.held($1, true) AS held", [pid]);
  return locksOf(rows[0]?.held ?? []);
}

/** After a step: which indexes there are, and in which files the rows lie. What a step makes, nobody else waits for while it is made. */
export async function noteMade(root: Client): Promise<void> {
  await root.query(`
    TRUNCATE jobrun_watch.indexes;
    INSERT INTO jobrun_watch.indexes SELECT indexrelid, indrelid FROM pg_index;
    UPDATE jobrun_watch.tables SET file = pg_relation_filenode(of) WHERE pg_relation_filenode(of) <> file`);
}

function locksOf(spelt: readonly Spelt[]): readonly SeenLock[] {
  return strongest(spelt.map(({ table, mode }) => ({ table, mode: modeOf(mode) })));
}
