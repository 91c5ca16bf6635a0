import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pagesRead } from "../support/pages-read.ts";
import { openGateBench, type GateBench, type LiveClient } from "./gate-bench.ts";
import { textsToAsManyPeople } from "./many-texts.ts";

const queued = 2_000;
/** A page for each fourth text would already be more. */
const pagesMax = 500;

let bench: GateBench;
let client: LiveClient;
before(async () => {
  bench = await openGateBench();
  client = await bench.liveClient();
  await bench.root.query("ALTER TABLE outbox SET (autovacuum_enabled = false)");
  const old = { texts: `${queued + 1}, ${2 * queued}`, columns: `state, "carrierId"`, values: `'accepted', 'SM' || n` };
  await textsToAsManyPeople(bench, client, old);
  // What the planner knows is from before the rush, as it is in one.
  await bench.root.query("ANALYZE outbox");
  await textsToAsManyPeople(bench, client, { texts: `1, ${queued}`, columns: "state", values: "'queued'" });
});
after(() => bench.close());

/** What one claim reads, and whether it found a text; it is taken back. */
async function claim(): Promise<{ texts: number; pages: number }> {
  const { rows, pages } = await pagesRead(bench.root, `SELECT * FROM claim_text(interval '8 seconds', now())`);
  return { texts: rows, pages };
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
