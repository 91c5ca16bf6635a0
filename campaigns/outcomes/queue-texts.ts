import { parsePhone } from "../../src/domain/phone.ts";
import { queueText } from "../../src/gate/outbox.ts";
import { ask, isPermit } from "../../src/gate/system-gate.ts";
import type { Installation, TestClient } from "../../test/support/installation.ts";

const atOnce = 30;
const usefulMinutes = 15;
/** One in so many is of no use almost at once, and is to expire. */
const expiresOneIn = 12;
const soonMs = 30;

/** Queues so many texts of each client, each to a person of its own, in words of its own. Returns how many. */
export async function queueTexts(home: Installation, clients: readonly TestClient[], each: number): Promise<number> {
  for (let from = 0; from < each; from += atOnce) {
    const places = Array.from({ length: Math.min(atOnce, each - from) }, (_, at) => from + at);
    await Promise.all(clients.map((client) => queueSome(home, client, places)));
    home.context.world.wake("outbox");
  }
  return clients.length * each;
}

function queueSome({ context }: Installation, client: TestClient, places: readonly number[]): Promise<void> {
  const { store, world } = context;
  return store.withTenant(client.id, async (tx) => {
    for (const place of places) {
      const recipient = parsePhone(`+447700900${String(100 + place).padStart(3, "0")}`);
      if (recipient === null) throw new Error(`${place} gives no phone number`);
      const words = { template: "campaign", slot: `campaign ${place}`, body: `${client.name} says ${place}` };
      const request = {
        clientId: client.id,
        action: "text_customer",
        recipient,
        sender: client.number,
        ...words,
      } as const;
      const now = world.now();
      const answer = await ask(tx, request, now);
      if (!isPermit(answer)) {
        if (answer.refused === "money_cap") continue;
        throw new Error(`the gate refused text ${place}: ${answer.refused}`);
      }
      const life = place % expiresOneIn === 0 ? { milliseconds: soonMs } : { minutes: usefulMinutes };
      await queueText(tx, answer, now.add(life), now);
    }
  });
}
