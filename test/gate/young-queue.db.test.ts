import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import { pagesRead } from "../support/pages-read.ts";
import { openGateBench, type GateBench } from "./gate-bench.ts";
import { textsToAsManyPeople } from "./many-texts.ts";

const queued = 2_000;
/** Half of what the table has. */
const pagesMax = 150;
/** After five a session keeps its plan. */
const claimsToPlan = 8;
const claim = `SELECT * FROM claim_text(interval '8 seconds', now())`;

let bench: GateBench;
/** Another one than that which queues: to turn triggers off makes a session plan anew. */
let claiming: Client;
before(async () => {
  bench = await openGateBench();
  await bench.root.query("ALTER TABLE outbox SET (autovacuum_enabled = false)");
  await bench.root.query("VACUUM ANALYZE outbox");
  claiming = new Client({ connectionString: bench.database.superuserUrl });
  await claiming.connect();
});
after(async () => {
  await claiming.end();
  await bench.close();
});

describe("a claim by a session that planned while there was nothing to claim", () => {
  it("reads no more than it needs to find the first text", async () => {
    for (let claims = 0; claims < claimsToPlan; claims += 1) await claiming.query(claim);
    const client = await bench.liveClient();
    await textsToAsManyPeople(bench, client, { texts: `1, ${queued}`, columns: "state", values: "'queued'" });
    await pagesRead(claiming, claim);
    const { rows, pages } = await pagesRead(claiming, claim);
    assert.equal(rows, 1);
    assert.ok(pages < pagesMax, `${pages} pages were read with ${queued} texts queued`);
  });
});
