import pg from "pg";

/** What a superuser sees: every row of every tenant, to judge from outside what the product did. */
export type InboxRow = {
  readonly id: string;
  readonly clientId: string;
  readonly key: string;
  readonly kind: string;
  readonly role: string;
  readonly door: string;
  readonly state: string;
  readonly attempts: number;
  readonly outcome: string | null;
  readonly error: string | null;
};
export type OutboxRow = {
  readonly id: string;
  readonly clientId: string;
  readonly action: string;
  readonly template: string;
  readonly recipient: string;
  readonly body: string;
  readonly state: string;
  readonly attempts: number;
  readonly carrierId: string | null;
  readonly carrierStatus: string | null;
  readonly reason: string | null;
};

export type Records = ReturnType<typeof recordsOf>;

export function recordsOf(superuserUrl: string) {
  const pool = new pg.Pool({ connectionString: superuserUrl, max: 2 });
  pool.on("error", () => undefined);
  const rows = async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(sql, [...values])).rows;
  return {
    rows,
    inbox: () =>
      rows<InboxRow>(
        `SELECT id, "clientId", key, kind, role, door, state, attempts, outcome, error FROM inbox ORDER BY seq`,
      ),
    event: async (key: string): Promise<InboxRow | null> =>
      (
        await rows<InboxRow>(
          `SELECT id, "clientId", key, kind, role, door, state, attempts, outcome, error FROM inbox WHERE key = $1`,
          [key],
        )
      )[0] ?? null,
    outbox: (recipient: string) =>
      rows<OutboxRow>(
        `SELECT id, "clientId", action, template, recipient, body, state, attempts, "carrierId", "carrierStatus", reason
         FROM outbox WHERE recipient = $1 ORDER BY seq`,
        [recipient],
      ),
    /** Everything that moves while JobRun works, as one string: equal twice means that nothing moved in between. */
    fingerprint: async () => {
      const [row] = await rows<{ print: string; busy: boolean }>(`
        SELECT concat_ws('/', i.events, i.attempts, i.done, o.texts, o.attempts, o.settled, o.ranks) AS print,
          i.waiting > 0 OR o.open > 0 AS busy
        FROM (SELECT count(*) AS events, sum(attempts) AS attempts, count(*) FILTER (WHERE state <> 'waiting') AS done,
            count(*) FILTER (WHERE state = 'waiting') AS waiting FROM inbox) i,
          (SELECT count(*) AS texts, sum(attempts) AS attempts, count("settledAt") AS settled, sum("carrierRank") AS ranks,
            count(*) FILTER (WHERE state IN ('queued', 'sending')) AS open FROM outbox) o`);
      return row ?? { print: "", busy: true };
    },
    close: () => pool.end(),
  };
}
