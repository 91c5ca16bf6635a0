import pg from "pg";
import { inSql, phonesMax } from "./crowd.ts";

/** Whether all that is queued is for one person, or each text for another. */
export type Backlog = { readonly texts: number; readonly to: "one person" | "as many" };

const claimsEach = 60;
/** The first claims plan, and clear away what the ones before have left. */
const claimsToWarm = 10;

/**
 * Milliseconds that each claim takes while so much is queued; every claim is taken back, so that the next one finds the same.
 * A commit is no part of it.
 */
export async function claimsInMs(
  urls: { root: string; app: string },
  clients: number,
  backlog: Backlog,
): Promise<number[]> {
  const root = new pg.Client({ connectionString: urls.root });
  const app = new pg.Client({ connectionString: urls.app });
  await Promise.all([root.connect(), app.connect()]);
  try {
    await queue(root, clients, backlog);
    const took: number[] = [];
    for (let claims = 0; claims < claimsToWarm + claimsEach; claims += 1) {
      const ms = await claimOnce(app);
      if (claims >= claimsToWarm) took.push(ms);
    }
    return took;
  } finally {
    await root.query(`UPDATE outbox SET state = 'expired' WHERE state = 'queued'`);
    await Promise.all([root.end(), app.end()]);
  }
}

async function claimOnce(app: pg.Client): Promise<number> {
  await app.query("BEGIN");
  const start = performance.now();
  const { rows } = await app.query<{ state: string }>({
    name: "claim",
    text: `SELECT * FROM claim_text(interval '8 seconds', now())`,
  });
  const took = performance.now() - start;
  await app.query("ROLLBACK");
  if (rows[0]?.state !== "sending") throw new Error(`a claim of the bench gave ${rows[0]?.state ?? "nothing"}`);
  return took;
}

/** By the superuser, with triggers off: the gate lets nobody queue so many to one person. */
async function queue(root: pg.Client, clients: number, { texts, to }: Backlog): Promise<void> {
  const place = to === "one person" ? "0" : `n % ${clients}`;
  const other = to === "one person" ? "1" : `(n % ${clients} + 1 + n / ${clients} % ${phonesMax - 1}) % ${phonesMax}`;
  await root.query("SET session_replication_role = replica");
  await root.query(`
    CREATE TEMP TABLE queued AS
      SELECT ${inSql.client(place)} AS client, ${inSql.sender(place)} AS sender, ${inSql.mobile(other)} AS recipient,
        gen_random_uuid()::text AS id, 'queued ' || n AS body FROM generate_series(1, ${texts}) n;
    INSERT INTO permits ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash", facts, "grantedAt")
      SELECT client, id, 'text_customer', recipient, sender, 'ask_job', id, 1, body_hash(body), '{}', now() FROM queued;
    INSERT INTO outbox ("clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt")
      SELECT client, id, id, 'text_customer', recipient, sender, 'ask_job', id, body, 1, now(), now() + interval '30 minutes'
      FROM queued;
    DROP TABLE queued`);
  await root.query("SET session_replication_role = origin");
}
