import type { Client } from "pg";
import { inSql, phonesMax } from "./crowd.ts";

const days = 90;
/** Texts of one conversation, a few minutes apart. */
const textsEach = 5;
const tables = ["permits", "outbox", "spend"] as const;

/**
 * `texts` old texts of so many businesses, each with its permit: what three months leave behind. Written by the superuser with
 * triggers off and indexes that are not kept up but built at the end, which takes seconds in place of many minutes.
 */
export async function addOldRows(root: Client, texts: number, clients: number): Promise<void> {
  const [{ facts } = { facts: null }] = (
    await root.query<{ facts: unknown }>(
      `SELECT to_jsonb(read_facts('client_bench_0', 'text_customer', '+447700900001', '+441632960000', '', '', '', 1, NULL, now())) AS facts`,
    )
  ).rows;
  await root.query(
    `SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`,
  );
  await root.query(plan(texts, clients));
  await root.query(
    `UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid IN ('permits'::regclass, 'outbox'::regclass)`,
  );
  await root.query(permits, [JSON.stringify(facts)]);
  await root.query(outbox);
  for (const table of ["permits", "outbox"]) await root.query(`REINDEX TABLE ${table}`);
  await root.query(spend);
  await root.query(
    `DROP TABLE old; RESET session_replication_role; RESET synchronous_commit; RESET maintenance_work_mem`,
  );
  for (const table of tables) await root.query(`VACUUM ANALYZE ${table}`);
  await root.query("CHECKPOINT");
}

/** One row a text: whose, to whom, when and what became of it (`fate`, a per cent of all). */
function plan(texts: number, clients: number): string {
  const conversation = `turn / ${textsEach}`;
  const conversations = Math.ceil(texts / clients / textsEach);
  return `
    CREATE TEMP TABLE old AS
      SELECT ${inSql.client("place")} AS client, ${inSql.sender("place")} AS sender,
        ${inSql.mobile(`(place + 1 + (${conversation}) % ${phonesMax - 1}) % ${phonesMax}`)} AS recipient,
        lpad(to_hex(n), 9, '0') || substr(md5(n::text), 1, 15) AS id, n % 100 AS fate,
        CASE WHEN turn % ${textsEach} = 0 THEN 'send_first_text' ELSE 'ask_job' END AS template,
        'event_' || substr(md5('event' || n), 1, 24) || '/0' AS slot,
        'Thanks, and which day would suit you best? We are out until four. ' || n AS body,
        now() - interval '1 hour' - interval '${days} days' * (1 - (${conversation})::float8 / ${conversations})
          + interval '3 minutes' * (turn % ${textsEach}) + interval '1 second' * place AS at
      FROM (SELECT n, n % ${clients} AS place, n / ${clients} AS turn FROM generate_series(0, ${texts - 1}) n) numbered`;
}

const permits = `
  INSERT INTO permits ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash", facts, "grantedAt")
    SELECT client, 'permit_' || id, 'text_customer', recipient, sender, template, slot, 1,
      encode(sha256(convert_to(body, 'UTF8')), 'hex'), $1::jsonb, at FROM old`;

const outbox = `
  INSERT INTO outbox ("clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, state, "queuedAt",
      "askedForAt", "expiresAt", "dueAt", attempts, fence, "claimedBy", "carrierId", "carrierStatus", "carrierRank",
      "carrierSegments", "spendDay", pence, "errorCode", reason, "settledAt", "sentAt", "toldAt")
    SELECT client, 'text_' || id, 'permit_' || id, 'text_customer', recipient, sender, template, slot, body, 1,
      CASE WHEN fate < 96 THEN 'accepted' WHEN fate = 96 THEN 'refused' WHEN fate = 97 THEN 'stopped' ELSE 'expired' END,
      at, at, at + interval '30 minutes', at, 1, 1, 'jobrun 0123456789abcdef', CASE WHEN fate < 96 THEN 'SM' || md5(id) END,
      CASE WHEN fate < 94 THEN 'delivered' WHEN fate < 96 THEN 'undelivered' END, 3, 1, spend_day(at), 4,
      CASE WHEN fate IN (94, 95) THEN '30003' WHEN fate = 96 THEN '21614' END, CASE WHEN fate >= 96 THEN 'long ago' END,
      at, at, CASE WHEN fate >= 94 THEN at END
    FROM old`;

const spend = `
  INSERT INTO spend ("clientId", day, pence) SELECT client, spend_day(at), 4 * count(*) FROM old GROUP BY 1, 2
    ON CONFLICT DO NOTHING`;
