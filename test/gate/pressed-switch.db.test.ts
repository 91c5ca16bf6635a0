import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { claimText } from "../../src/store/outbox.ts";
import { until } from "../support/until.ts";
import { mobile, noon, openGateBench, type GateBench, type LiveClient } from "./gate-bench.ts";

const leaseMs = 8_000;

let bench: GateBench;
let client: LiveClient;

before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());
beforeEach(async () => {
  client = await bench.liveClient();
});

const claim = () => bench.store.withoutTenant((tx) => claimText(tx, leaseMs, noon));
const change = (sql: string) => bench.root.query(sql.replaceAll("CLIENT", client.id));

describe("a switch that is being pressed while a text is claimed", () => {
  const scopes: Readonly<Record<string, readonly [lock: string, press: string, reason: string]>> = {
    platform: ["platform", `UPDATE platform SET "outboundPaused" = true`, "platform_paused"],
    client: ["client:CLIENT", `UPDATE clients SET "outboundPaused" = true WHERE id = 'CLIENT'`, "client_paused"],
    customer: [
      `customer:CLIENT:${mobile(1)}`,
      `INSERT INTO opt_outs VALUES ('CLIENT', '${mobile(1)}', now(), 'keyword', 'STOP', NULL, NULL)`,
      "opted_out",
    ],
  };
  for (const [scope, [lock, press, reason]] of Object.entries(scopes)) {
    it(`of the ${scope} is waited for, and what it says is read after`, async () => {
      const id = await bench.queue(client, mobile(1));
      await change(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('${lock}', 0))`);
      const claiming = claim();
      try {
        await until("the claim waits for the switch", async () => {
          const { rows } = await bench.root.query<{ waits: boolean }>(
            `SELECT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
               WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted) AS waits`,
          );
          return rows[0]?.waits;
        });
        await change(press);
      } finally {
        await change("COMMIT");
      }
      const held = await claiming;
      await change(`UPDATE platform SET "outboundPaused" = false`);
      assert.equal(held, null);
      assert.equal((await bench.text(id)).reason, reason);
    });
  }
});
