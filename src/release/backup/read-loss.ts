import { Client } from "pg";

/** What a database has received and done since a moment, which a restore of that moment would not have. */
export type Loss = {
  readonly calls: number;
  readonly texts: number;
  readonly statuses: number;
  readonly sent: number;
  readonly pressed: number;
  readonly clients: number;
};

const connectTimeoutMs = 2_000;

/** Reads as the superuser of a cluster of ours; null where it does not answer or is no database of JobRun's. */
export async function readLoss(url: string, since: string): Promise<Loss | null> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: 30_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Loss>(
      `SELECT count(*) FILTER (WHERE kind = 'call_arrived')::integer AS calls,
        count(*) FILTER (WHERE kind = 'text_arrived')::integer AS texts,
        count(*) FILTER (WHERE kind NOT IN ('call_arrived', 'text_arrived'))::integer AS statuses,
        (SELECT count(*)::integer FROM outbox WHERE "sentAt" > $1::timestamptz) AS sent,
        (SELECT count(*)::integer FROM audit WHERE "pressedAt" > $1::timestamptz) AS pressed,
        (SELECT count(*)::integer FROM clients WHERE "createdAt" > $1::timestamptz AT TIME ZONE 'UTC') AS clients
      FROM inbox WHERE "receivedAt" > $1::timestamptz`,
      [since],
    );
    return rows[0] ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** In words, a line each: what would be missing, and how it comes back. */
export function lossWords(loss: Loss | null, since: string): readonly string[] {
  const counted =
    loss === null
      ? "The database that was in use does not answer, so nobody can count what it received since."
      : `The database that is in use received since then ${loss.calls} calls, ${loss.texts} texts and ${loss.statuses} statuses, sent ${loss.sent} texts, had ${loss.pressed} switches pressed or rules changed, and got ${loss.clients} new clients.`;
  return [
    `What is restored is what was known at ${since}.`,
    counted,
    "Calls and texts come back by themselves: JobRun reads them from the carrier's lists before anything leaves, opt-outs first of all.",
    "What was sent since is looked for in the carrier's lists, so that nobody gets it twice; replies that come too late are not made.",
    "Statuses, switches, clients, numbers and answers to incidents since then do not come back: look at what you did and do it again.",
  ];
}
