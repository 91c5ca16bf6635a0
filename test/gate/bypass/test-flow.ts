import assert from "node:assert/strict";
import { conclude } from "../../../src/flows/conclude.ts";
import { queueText } from "../../../src/gate/outbox.ts";
import { ask, isPermit } from "../../../src/gate/system-gate.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
import { claimEvent } from "../../../src/store/inbox.ts";
import type { Installation, TestClient } from "../../support/installation.ts";
import { until } from "../../support/until.ts";

const leaseMs = 60_000;

/**
 * A flow of a test's own, in the place of the product's: it takes the event of a customer's text out of the inbox, asks the
 * gate for an answer, queues it, and concludes, all in the transaction of the client. Answers with the permit's id.
 */
export async function answerByHand(
  { context: { store, world }, network }: Installation,
  client: TestClient,
  customer: string,
  body: string,
): Promise<string> {
  await network.text(customer, client.number, "is anybody there?");
  const claimed = await until("the text is in the inbox", () => store.withoutTenant((tx) => claimEvent(tx, leaseMs)));
  const recipient = parsePhone(customer);
  assert.ok(recipient !== null);
  let permitId = "";
  await conclude(world, claimed, async (tx, now) => {
    const slot = `${claimed.id}/0`;
    const wish = { clientId: client.id, recipient, sender: client.number, template: "test", slot, body };
    const answer = await ask(tx, { ...wish, action: "text_customer" }, now);
    assert.ok(isPermit(answer));
    await queueText(tx, answer, now.add({ minutes: 5 }), now);
    permitId = answer.id;
    return { outcome: "answered by a test", reading: null };
  });
  return permitId;
}
