import { parsePhone, type Phone } from "../../src/domain/phone.ts";
import { addClient } from "../../src/flows/add-client.ts";
import { assignNumber } from "../../src/flows/assign-number.ts";
import { addNumberToPool } from "../../src/flows/add-number.ts";
import { openStore } from "../../src/store/tenant.ts";

/** So many businesses with a number each, by the ways in which the product makes them. Answers with the numbers. */
export async function makeTenants(url: string, count: number): Promise<Phone[]> {
  const store = openStore({ url, name: "bench", connectionsMax: 1 });
  const now = Temporal.Now.instant();
  const numbers: Phone[] = [];
  try {
    for (let at = 0; at < count; at += 1) {
      const [number, ownerPhone] = [fiction("+441632960", at), fiction("+447700900", at)];
      const named = { businessName: `Business ${at}`, ownerName: "Dave", trade: "plumber" };
      const added = await addClient(
        store,
        { ...named, ownerPhone, timeZone: "Europe/London", agreedBy: "the bench" },
        now,
      );
      if ("refused" in added) throw new Error(`a client was refused: ${added.refused}`);
      await addNumberToPool(store, null, { phone: number, role: "OPERATIONAL" }, now);
      const refusal = await assignNumber(store, number, added.id, now);
      if (refusal !== null) throw new Error(`a number was refused: ${refusal}`);
      numbers.push(number);
    }
  } finally {
    await store.close();
  }
  return numbers;
}

function fiction(range: "+441632960" | "+447700900", at: number): Phone {
  const phone = parsePhone(range + String(at).padStart(3, "0"));
  if (phone === null) throw new Error("a number of the bench is malformed");
  return phone;
}
