import { createHash } from "node:crypto";
import type { PostgresPool } from "kysely";
import type { Pool, PoolClient } from "pg";

/** What it means where a table has changed under a prepared statement: this session is of no use any more. */
const staleCode = "0A000";
/** Our statements are a fixed few; a text that is made anew each time must not fill a session. */
const namesMax = 1_000;

/**
 * The pool as Kysely takes it: each statement with parameters is prepared once a session and executed by its name, which saves
 * PostgreSQL a fifth of its work. A predicate by which a partial index is found must be written out in such a statement.
 */
export function preparing(pool: Pool): PostgresPool {
  const sessions = new WeakMap<PoolClient, PoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const known = sessions.get(client) ?? session(client);
      sessions.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function session(client: PoolClient): PoolClient {
  let stale = false;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    const name = values.length > 0 ? nameOf(text) : null;
    try {
      return await client.query({ ...(name === null ? {} : { name }), text, values: [...values] });
    } catch (error) {
      stale ||= error instanceof Error && "code" in error && error.code === staleCode;
      throw error;
    }
  };
  const release = (destroy?: boolean) => client.release(destroy === true || stale);
  const get = (target: PoolClient, key: string | symbol): unknown => {
    if (key === "query") return query;
    return key === "release" ? release : Reflect.get(target, key, target);
  };
  return new Proxy(client, { get });
}

const names = new Map<string, string>();

/** Null for one more than a session should hold. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= namesMax) return null;
  const name = `jobrun_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}
