import { houseClient, parseClientId } from "../../src/domain/ids.ts";
import { parsePhone, type Phone } from "../../src/domain/phone.ts";
import type { Database } from "./port/database.ts";
import type { Cast } from "./script.ts";

export const operatorPhone = phone("+447700900999");
export const operatorNumber = phone("+441632960998");

/** Less often than the product's schedule has it, where nothing depends on it but the time that a seed takes. */
const everySeconds = { sweep: 300, tell_undelivered: 120, tell_operator: 120, settle_prices: 900 } as const;

/** What stands in the database before anything happens: the house, its clients, and what recurs. */
export function furnish(database: Database, clients: readonly Cast[], atMs: number): void {
  const session = database.open(nobody, null);
  database.addHouse(session, { operatorPhone, segmentPricePence: 4, clientDayPence: 500 });
  const { numbers, timers } = database.tables;
  const phoneOfHouse = { phone: operatorNumber, role: "SYSTEM", state: "warm", clientId: houseClient } as const;
  numbers.write(session, { ...phoneOfHouse, sweptUntil: atMs });
  for (const client of clients) database.addClient(client.id, { ...client, name: "Reed Plumbing" }, session);
  for (const [kind, seconds] of Object.entries(everySeconds)) {
    const fresh = { state: "waiting", retryAt: atMs, attempts: 0, fence: 0, leasedUntil: null, error: null } as const;
    const timer = { clientId: houseClient, id: `timer_${kind}`, kind, subject: kind, everySeconds: seconds };
    timers.write(session, { ...fresh, ...timer, dueAt: atMs + seconds * 100 });
  }
  session.commit();
  database.sessions.delete(session);
}

const nobody = {
  name: "nobody",
  turn: async () => undefined,
  untilCalled: () => {
    throw new Error("nobody waits for nobody");
  },
};

export function castOf(place: number): Cast {
  const id = parseClientId(`client_${place}`);
  if (id === null) throw new Error(`client_${place} is no client's id`);
  return { id, number: phone(`+44163296000${place}`), owner: phone(`+44770090080${place}`) };
}

export function person(place: number): Phone {
  return phone(`+44770090010${place}`);
}

function phone(text: string): Phone {
  const parsed = parsePhone(text);
  if (parsed === null) throw new Error(`${text} is no phone number`);
  return parsed;
}
