import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import { keepClientFacts } from "../../src/flows/keep-client-facts.ts";
import { reopenScene } from "../../src/flows/open-scene.ts";
import { playStep } from "../../src/flows/play-step.ts";
import { replayConversation } from "../../src/flows/replay-conversation.ts";
import { readClient } from "../../src/store/clients.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

let home: Installation;
let operator: OperatorStore;
let dave: TestClient;
before(async () => {
  home = await installation();
  operator = openOperatorStore(home.database.operatorUrl);
  dave = await home.liveClient("Dave's Plumbing");
});
after(async () => {
  await operator.close();
  await home.close();
});

/** What the owner and the customer hear because of one text. */
async function says(person: Phone, body: string): Promise<{ readonly owner: string; readonly customer: string }> {
  let customer: readonly string[] = [];
  const owner = await home.heardBy(dave.owner, async () => {
    customer = await home.heardBy(person, () => home.network.text(person, dave.number, body));
  });
  return { owner: owner.join(" | "), customer: customer.join(" | ") };
}

const leadsOf = async (person: Phone) =>
  (
    await home.records.rows<{ line: string }>(
      `SELECT concat_ws(' ', l.enquiry, l.state, l.postcode) AS line FROM leads l JOIN customers c ON c.id = l."customerId"
       WHERE c."phoneE164" = $1 ORDER BY l.number`,
      [person],
    )
  ).map(({ line }) => line);

/** The owner does something with the thread, as a text of theirs would. */
async function ownerDoes(person: Phone, input: "owner_took_over" | "given_back"): Promise<void> {
  const { store, world } = home.context;
  const [conversation] = await operator.conversationsWith(person);
  assert.ok(conversation !== undefined);
  await store.withTenant(dave.id, async (tx) => {
    const client = await readClient(tx, dave.id);
    assert.ok(client !== null);
    const cause = { is: "owner_text", id: `${input} ${person}`, happenedAt: world.now() } as const;
    const scene = await reopenScene(tx, client, conversation.id, cause);
    assert.ok(scene !== null);
    await playStep(tx, scene, { heard: { input }, regard: "customer" }, world.now());
  });
}

describe("a customer who asks", () => {
  it("gets no price that nobody told, and the owner gets the question", async () => {
    const { owner, customer } = await says(home.nextPhone(), "how much is a call out?");
    assert.match(customer, /A price can only come from a person; they have your question\./);
    assert.match(owner, /asks: how much is a call out\?$/);
  });

  it("gets what the owner told, and the owner is left in peace", async () => {
    const { store, world } = home.context;
    const told = { hours: "Mon-Fri 8-6", area: "Leeds", calloutPence: 6000 };
    await keepClientFacts(store, dave.id, told, world.now());
    const { owner, customer } = await says(home.nextPhone(), "how much is a call out?");
    assert.match(customer, /The call-out charge is £60; the rest depends on the job\./);
    assert.equal(owner, "");
  });
});

describe("a thread that the owner took over", () => {
  it("carries replies to the owner and nothing of ours to the customer, until it is given back", async () => {
    const person = home.nextPhone();
    await says(person, "boiler broken, LS1 4AP");
    await ownerDoes(person, "owner_took_over");
    assert.deepEqual(await leadsOf(person), ["1 AWAITING_BOOKING LS1 4AP"]);
    const during = await says(person, "great, what time?");
    assert.deepEqual([during.customer, during.owner.endsWith("wrote back: great, what time?")], ["", true]);
    await ownerDoes(person, "given_back");
    assert.deepEqual(await leadsOf(person), ["1 QUALIFIED LS1 4AP"]);
    assert.match((await says(person, "when can you come?")).customer, /A time can only come from a person/);
  });

  it("is answered with safety words all the same", async () => {
    const person = home.nextPhone();
    await says(person, "boiler broken, LS1 4AP");
    await ownerDoes(person, "owner_took_over");
    assert.match((await says(person, "I can smell gas")).customer, /^If you smell gas/);
    assert.deepEqual(await leadsOf(person), ["1 URGENT LS1 4AP"]);
  });
});

describe("somebody with more than one job", () => {
  it("has a lead for each that is clearly another, and comes back after weeks with a new one", async () => {
    const person = home.nextPhone();
    await says(person, "boiler broken, LS1 4AP");
    const second = await says(person, "I've got another job at my mum's house, her tap is dripping");
    assert.match(second.customer, /noted as another job\. What is the postcode/);
    await says(person, "LS4 2AB");
    await home.records.rows(`UPDATE clients SET "billingStatus" = 'active', "paymentActive" = true WHERE id = $1`, [
      dave.id,
    ]);
    home.advance({ hours: 24 * 15 });
    const back = await says(person, "hi, the toilet is blocked");
    assert.match(back.customer, /^It's Dave's Plumbing \(automated\)\. .*postcode/);
    assert.deepEqual(await leadsOf(person), ["1 QUALIFIED LS1 4AP", "2 QUALIFIED LS4 2AB", "3 NEEDS_INFO"]);
  });
});

describe("every conversation of these tests", () => {
  it("is identical when it is replayed", async () => {
    const all = await home.records.rows<{ id: string }>(`SELECT DISTINCT "conversationId" AS id FROM steps`);
    assert.ok(all.length >= 5);
    for (const { id } of all) assert.equal(replayConversation(await operator.stepsOf(id)), null);
  });
});
