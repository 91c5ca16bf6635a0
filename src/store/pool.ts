import pg from "pg";

const { TIMESTAMPTZ, TIMESTAMP } = pg.types.builtins;
type Oid = Parameters<typeof pg.types.getTypeParser>[0];
const connectTimeoutMs = 2_000;
const statementTimeoutMs = 10_000;
/** Longer than the server's own bound: it is for a server that does not answer at all. */
const answerTimeoutMs = 12_000;

/** PostgreSQL writes `2026-11-22 09:00:00.5+00`, and for inherited columns no zone, which means UTC. */
function parserOf(oid: Oid): ((text: string) => unknown) | null {
  if (oid === TIMESTAMPTZ) return (text) => Temporal.Instant.from(text);
  if (oid === TIMESTAMP) return (text) => Temporal.Instant.from(`${text}Z`);
  return null;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: Oid, format?: "text" | "binary"): unknown =>
    parserOf(oid) ?? pg.types.getTypeParser(oid, format),
};

export type PoolOptions = {
  readonly url: string;
  readonly name: string;
  readonly connectionsMax: number;
  /** Another role that the login takes on, or null for its own. */
  readonly role: "jobrun_operator" | null;
};

/** Connections to one database. A connection that breaks while idle is dropped; the next query makes another. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.name,
    max: options.connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: answerTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    options: options.role === null ? "-c timezone=UTC" : `-c timezone=UTC -c role=${options.role}`,
    types,
  });
  pool.on("error", () => undefined);
  // A connection that breaks while it is lent out fails its query as well; without this it would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
