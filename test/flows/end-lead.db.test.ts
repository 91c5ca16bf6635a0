import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { endLead } from "../../src/flows/end-lead.ts";
import { readClient } from "../../src/store/clients.ts";
import { findLead, type LeadMove } from "../../src/store/leads.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

let home: Installation;
let dave: TestClient;
before(async () => {
  home = await installation();
  dave = await home.liveClient("Dave's Plumbing");
});
after(() => home.close());

let texts = 0;

function ownerMoves(number: number, move: LeadMove): Promise<"moved" | "refused"> {
  const { store, world } = home.context;
  return store.withTenant(dave.id, async (tx) => {
    const client = await readClient(tx, dave.id);
    const lead = await findLead(tx, dave.id, number);
    assert.ok(client !== null && lead !== null);
    return endLead(tx, client, { lead, move, textId: `text_${(texts += 1)}` }, world.now());
  });
}

const leadsOf = async (phone: string) =>
  (
    await home.records.rows<{ line: string }>(
      `SELECT concat_ws(' ', l.number, l.state, l.ended, l."wonPence") AS line FROM leads l
       JOIN customers c ON c.id = l."customerId" WHERE c."phoneE164" = $1 ORDER BY l.number`,
      [phone],
    )
  ).map(({ line }) => line);

describe("a lead that the owner ends", () => {
  it("stays ended, however the owner corrects it, and the customer's next job is another lead; opened again, it is what it was", async () => {
    const person = home.nextPhone();
    const says = async (body: string) => {
      await home.network.text(person, dave.number, body);
      await home.untilIdle();
    };
    await says("boiler broken, LS1 4AP");
    assert.deepEqual(await leadsOf(person), ["1 QUALIFIED"]);
    assert.equal(await ownerMoves(1, { ended: "won", pence: 24_000 }), "moved");
    assert.equal(await ownerMoves(1, { ended: "lost" }), "moved");
    assert.deepEqual(await leadsOf(person), ["1 CLOSED lost"]);
    assert.equal(await ownerMoves(1, { to: "QUALIFIED" }), "moved");
    await says("it makes a banging noise");
    assert.deepEqual(await leadsOf(person), ["1 QUALIFIED"]);
    assert.equal(await ownerMoves(1, { ended: "won", pence: 24_000 }), "moved");
    await says("thanks");
    await says("the toilet is blocked now, same place LS1 4AP");
    assert.deepEqual(await leadsOf(person), ["1 CLOSED won 24000", "2 QUALIFIED"]);
    assert.equal(await ownerMoves(1, { to: "QUALIFIED" }), "moved");
    assert.deepEqual(await leadsOf(person), ["1 QUALIFIED", "2 QUALIFIED"]);
  });
});
