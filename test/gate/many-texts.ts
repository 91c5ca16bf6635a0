import type { GateBench, LiveClient } from "./gate-bench.ts";

/** People in another order than their texts. With triggers off, because the gate would be asked two thousand times. */
export async function textsToAsManyPeople(
  { root }: GateBench,
  client: LiveClient,
  { texts, columns, values }: { readonly texts: string; readonly columns: string; readonly values: string },
): Promise<void> {
  const bound = `'${client.id}', n::text, 'text_customer', '+4477009' || lpad((n * 7919 % 100000)::text, 5, '0'), '${client.number}', 'greeting', n::text, 1`;
  await root.query(`
    SET session_replication_role = replica;
    INSERT INTO permits ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash", facts, "grantedAt")
      SELECT ${bound}, body_hash(n::text), '{}', now() FROM generate_series(${texts}) n;
    INSERT INTO outbox ("clientId", id, action, recipient, sender, template, slot, segments, "permitId", body, "queuedAt", "expiresAt",
        ${columns})
      SELECT ${bound}, n::text, n::text, now(), now() + interval '1 hour', ${values} FROM generate_series(${texts}) n;
    RESET session_replication_role`);
}
