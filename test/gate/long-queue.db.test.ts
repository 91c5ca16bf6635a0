import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openGateBench, type GateBench, type LiveClient } from "./gate-bench.ts";

const queued = 2_000;
/** A page for each fourth text would already be more. */
const pagesMax = 500;

let bench: GateBench;
let client: LiveClient;
before(async () => {
  bench = await openGateBench();
  client = await bench.liveClient();
  await bench.root.query("ALTER TABLE outbox SET (autovacuum_enabled = false)");
  await textsToAsManyPeople(`${queued + 1}, ${2 * queued}`, `state, "carrierId"`, `'accepted', 'SM' || n`);
  // What the planner knows is from before the rush, as it is in one.
  await bench.root.query("ANALYZE outbox");
  await textsToAsManyPeople(`1, ${queued}`, "state", "'queued'");
});
after(() => bench.close());

/** People in another order than their texts. With triggers off, because the gate would be asked two thousand times. */
async function textsToAsManyPeople(texts: string, columns: string, values: string): Promise<void> {
  const bound = `'${client.id}', n::text, 'text_customer', '+4477009' || lpad((n * 7919 % 100000)::text, 5, '0'), '${client.number}', 'greeting', n::text, 1`;
  await bench.root.query(`
    SET session_replication_role = replica;
    INSERT INTO permits ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash", facts, "grantedAt")
      SELECT ${bound}, body_hash(n::text), '{}', now() FROM generate_series(${texts}) n;
    INSERT INTO outbox ("clientId", id, action, recipient, sender, template, slot, segments, "permitId", body, "queuedAt", "expiresAt",
        ${columns})
      SELECT ${bound}, n::text, n::text, now(), now() + interval '1 hour', ${values} FROM generate_series(${texts}) n;
    RESET session_replication_role`);
}

type Plan = {
  "QUERY PLAN": readonly { Plan: Record<"Actual Rows" | "Shared Hit Blocks" | "Shared Read Blocks", number> }[];
};

/** What one claim reads, and whether it found a text; it is taken back. */
async function claim(): Promise<{ texts: number; pages: number }> {
  await bench.root.query("BEGIN");
  const { rows } = await bench.root.query<Plan>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM claim_text(interval '8 seconds', now())`,
  );
  await bench.root.query("ROLLBACK");
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
  assert.ok(plan !== undefined, "the claim was not explained");
  return { texts: plan["Actual Rows"], pages: plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] };
}

describe("a claim from a long queue", () => {
  it("reads no more than it needs to find the first text", async () => {
    await claim();
    const { texts, pages } = await claim();
    assert.equal(texts, 1);
    assert.ok(pages < pagesMax, `${pages} pages were read with ${queued} texts queued`);
  });

  describe("while the account's circuit is open", () => {
    before(async () => {
      const open = `'client_jobrun', '20003', now(), now() + interval '1 hour', 1`;
      await bench.root.query(
        `INSERT INTO circuits ("clientId", code, "openedAt", "openUntil", opens) VALUES (${open})`,
      );
    });

    it("reads the circuits once, and not for each text that waits for one", async () => {
      await claim();
      const { texts, pages } = await claim();
      assert.equal(texts, 0);
      assert.ok(pages < pagesMax, `${pages} pages were read with ${queued} texts queued`);
    });

    it("ends a text whose time is over, behind others that wait", async () => {
      await bench.root.query(
        `UPDATE outbox SET "queuedAt" = now() - interval '1 hour', "expiresAt" = now() - interval '1 minute' WHERE id = '9'`,
      );
      assert.equal((await claim()).texts, 1);
    });
  });
});
