import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { until } from "../support/until.ts";
import { mobile, noon, claimToSend, openGateBench, optOutRow, type GateBench, type LiveClient } from "./gate-bench.ts";

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

const claim = () => claimToSend(bench.store, leaseMs, noon);
const change = (sql: string) => bench.root.query(sql.replaceAll("CLIENT", client.id));

describe("a switch that is being pressed while a text is claimed", () => {
  const scopes: Readonly<Record<string, readonly [lock: string, press: string, reason: string]>> = {
    platform: ["platform", `UPDATE platform SET "outboundPaused" = true`, "platform_paused"],
    client: ["client:CLIENT", `UPDATE clients SET "outboundPaused" = true WHERE id = 'CLIENT'`, "client_paused"],
    customer: [`customer:CLIENT:${mobile(1)}`, optOutRow("CLIENT", mobile(1)), "opted_out"],
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

const pauses: readonly (readonly [level: string, reason: string, pause: string, lift: string])[] = [
  [
    "platform",
    "platform_paused",
    `UPDATE platform SET "outboundPaused" = true`,
    `UPDATE platform SET "outboundPaused" = false`,
  ],
  [
    "client",
    "client_paused",
    `UPDATE clients SET "outboundPaused" = true WHERE id = 'CLIENT'`,
    `UPDATE clients SET "outboundPaused" = false WHERE id = 'CLIENT'`,
  ],
  [
    "customer",
    "customer_paused",
    `INSERT INTO customer_pauses VALUES ('CLIENT', '${mobile(1)}', true, now())`,
    `UPDATE customer_pauses SET paused = false WHERE "clientId" = 'CLIENT'`,
  ],
];

describe("a text whose permit was granted before a pause", () => {
  for (const [level, reason, pause, lift] of pauses) {
    it(`is held when it is claimed, if meanwhile the ${level} was paused and nothing else is against it`, async () => {
      const id = await bench.queue(client, mobile(1));
      await change(pause);
      const nothing = await claim();
      await change(lift);
      assert.equal(nothing, null);
      const { state, settled, ...rest } = await bench.text(id);
      assert.deepEqual([state, settled, rest.reason, rest.attempts], ["held", false, reason, 0]);
      assert.equal(await claim(), null, "and does not go because the pause was lifted");
    });

    it(`is stopped for good, if the ${level} was paused and the person opted out as well`, async () => {
      const id = await bench.queue(client, mobile(1));
      await change(pause);
      await change(optOutRow("CLIENT", mobile(1)));
      const nothing = await claim();
      await change(lift);
      assert.equal(nothing, null);
      assert.deepEqual([(await bench.text(id)).state, (await bench.text(id)).reason], ["stopped", "opted_out"]);
    });
  }
});
