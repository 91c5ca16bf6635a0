import { parsePhone, type Phone } from "../../domain/phone.ts";
import { addClient } from "../../flows/add-client.ts";
import { addNumberToPool } from "../../flows/add-number.ts";
import { assignNumber } from "../../flows/assign-number.ts";
import { completeClient } from "../../flows/complete-client.ts";
import { settle, type Cast } from "../../flows/play-conversation.ts";
import type { World } from "../../flows/world.ts";
import { keepClientFacts } from "../../flows/keep-client-facts.ts";
import type { Script } from "./script.ts";

const [owner, number, customer, tester] = [
  fiction("+447700900001"),
  fiction("+447700900100"),
  fiction("+447700900002"),
  // A landline: whoever makes the test call is not texted for it.
  fiction("+441632960003"),
];

/** Sets the business up as an owner does, test call and all, so that the client of a play is live as any other is. */
export async function makeCast(world: World, { business, ownerName, trade, facts }: Script): Promise<Cast> {
  const { store, now } = world;
  const person = { ownerName, ownerPhone: owner, agreedBy: ownerName };
  const added = await addClient(store, { businessName: business, trade, timeZone: "Europe/London", ...person }, now());
  if (!("id" in added)) throw new Error(`the play's client was refused: ${added.refused}`);
  const refused =
    (await addNumberToPool(store, null, { phone: number, role: "OPERATIONAL" }, now())) ??
    (await assignNumber(store, number, added.id, now()));
  if (refused !== null) throw new Error(`the play's number was refused: ${refused}`);
  await settle(world, {
    kind: "call_arrived",
    carrierId: "test call",
    from: tester,
    to: number,
    forwardedFrom: owner,
  });
  const missing = await completeClient(store, added.id, now());
  if (missing.length > 0) throw new Error(`the play's client is not live: ${missing.join(", ")}`);
  await keepClientFacts(store, added.id, facts, now());
  return { clientId: added.id, number, owner, customer };
}

function fiction(text: string): Phone {
  const phone = parsePhone(text);
  if (phone === null) throw new Error(`${text} is no phone`);
  return phone;
}
