import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pagesRead } from "../support/pages-read.ts";
import { noon, openInboxBench, textFrom, type InboxBench } from "./inbox-bench.ts";

const waiting = 1_000;
const pagesMax = 100;
/** After five a session keeps its plan. */
const claimsToPlan = 8;
const claim = `SELECT * FROM claim_event(interval '6 seconds')`;

let bench: InboxBench;
before(async () => {
  bench = await openInboxBench();
  await bench.root.query("ALTER TABLE inbox SET (autovacuum_enabled = false)");
  await bench.root.query("VACUUM ANALYZE inbox");
});
after(() => bench.close());

describe("a claim by a session that planned while the inbox was empty", () => {
  it("reads no more than it needs to find the first event", async () => {
    for (let claims = 0; claims < claimsToPlan; claims += 1) await bench.root.query(claim);
    const people = Array.from({ length: waiting }, (_, n) => `+447700900${String(n).padStart(3, "0")}`);
    await bench.store.insertEvents(
      people.map((person, n) => textFrom(person, "+441632960001", `SM${n}`)),
      noon,
    );
    await pagesRead(bench.root, claim);
    const { rows, pages } = await pagesRead(bench.root, claim);
    assert.equal(rows, 1);
    assert.ok(pages < pagesMax, `${pages} pages were read with ${waiting} events waiting`);
  });
});
