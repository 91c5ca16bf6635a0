import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { nothingTold } from "../../src/domain/client-facts.ts";
import { parseClientId } from "../../src/domain/ids.ts";
import { readClientFacts, writeClientFacts } from "../../src/store/client-facts.ts";
import { readClient } from "../../src/store/clients.ts";
import { noon, openInboxBench, type InboxBench } from "./inbox-bench.ts";

let bench: InboxBench;
before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());

function clientId(text: string) {
  const parsed = parseClientId(text);
  assert.ok(parsed !== null);
  return parsed;
}

describe("what an owner told us", () => {
  const [mine, theirs] = [clientId("client_mine"), clientId("client_theirs")];
  before(async () => {
    for (const id of [mine, theirs]) {
      await bench.root.query(
        `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ($1, now(), 'Reed', 'UK')`,
        [id],
      );
    }
  });

  it("is read as it was written, by the client and with its flows, and is nobody else's", async () => {
    const told = { hours: "Mon-Fri 8-6", area: "Leeds", calloutPence: 6000 };
    await bench.store.withTenant(mine, (tx) => writeClientFacts(tx, mine, told, noon));
    const read = bench.store.withTenant(mine, async (tx) => [
      await readClientFacts(tx, mine),
      (await readClient(tx, mine))?.facts,
      await readClientFacts(tx, theirs),
    ]);
    assert.deepEqual(await read, [told, told, null]);
    assert.deepEqual(await bench.store.withTenant(theirs, (tx) => readClientFacts(tx, theirs)), nothingTold);
  });

  it("is refused by the database where it is longer than a text can say", async () => {
    const long = { ...nothingTold, area: "x".repeat(81) };
    await assert.rejects(bench.store.withTenant(mine, (tx) => writeClientFacts(tx, mine, long, noon)));
  });
});
