import type { CarrierEvent } from "../../src/domain/carrier-event.ts";
import type { ClientId } from "../../src/domain/ids.ts";
import type { Phone } from "../../src/domain/phone.ts";
import type { Scope } from "../../src/domain/scope.ts";
import type { Chance } from "../hostile/chance.ts";
import { poison } from "./poison.ts";

export type Cast = { readonly id: ClientId; readonly number: Phone; readonly owner: Phone };

/** What the world does to the product, and when. */
export type Happening =
  | { readonly is: "speaks"; readonly atMs: number; readonly event: CarrierEvent }
  | {
      readonly is: "pauses";
      readonly atMs: number;
      readonly scope: Scope;
      readonly forMs: number;
      readonly sendHeld: boolean;
    }
  | { readonly is: "database goes"; readonly atMs: number; readonly forMs: number }
  | { readonly is: "clock jumps"; readonly atMs: number; readonly byMs: number }
  | { readonly is: "carrier refuses"; readonly atMs: number; readonly forMs: number; readonly code: string };

export const faultsLastMs = 90_000;
const spokenMax = 9;
const spokenBeforeMs = 400;

const words = [
  "the boiler is leaking",
  "the boiler is leaking",
  "LS1 4AP",
  "my kitchen sink is blocked, LS1 4AP, tomorrow morning please",
  "I can smell gas",
  "thanks",
  "STOP",
  "STOP",
  "please stop texting me",
  "START",
  "hello?",
  "how much is a new tap?",
  "water is coming through the ceiling",
  "it is Mark",
  poison,
] as const;

/** A seed's story: who rings and texts, amid pauses, outages and jumps of the clock. */
export function scriptOf(chance: Chance, clients: readonly [Cast, ...Cast[]], people: readonly [Phone, ...Phone[]]) {
  const script: Happening[] = [];
  const anyTime = () => chance.below(faultsLastMs);
  const spoken = 3 + chance.below(spokenMax);
  for (let at = 0; at < spoken; at += 1) {
    const client = chance.pick(clients);
    const from = chance.onceIn(20) ? client.owner : chance.pick(people);
    script.push(...speaks(chance, client, from, anyTime()));
  }
  // One after the other: lifting one would lift the other's scope.
  for (const fromMs of [0, 60_000])
    if (chance.onceIn(2)) script.push(...pause(chance, chance.pick(clients), people, fromMs));
  if (chance.onceIn(3)) script.push({ is: "database goes", atMs: anyTime(), forMs: 200 + chance.below(6_000) });
  if (chance.onceIn(5)) script.push({ is: "clock jumps", atMs: anyTime(), byMs: chance.below(1_000_000) - 5_000 });
  if (chance.onceIn(5)) {
    const code = chance.pick(["21606", "20003", "21610"]);
    const [atMs, forMs] = [anyTime(), 2_000 + chance.below(30_000)];
    script.push({ is: "carrier refuses", atMs, forMs, code });
    // What waits for the carrier meanwhile is of no use after.
    if (chance.onceIn(2)) {
      script.push(...speaks(chance, chance.pick(clients), chance.pick(people), atMs));
      script.push({ is: "clock jumps", atMs: atMs + chance.below(forMs), byMs: 2_400_000 });
    }
  }
  return script;
}

/** Often somebody speaks just before it, so that what answers them is on its way when the switch is pressed. */
function pause(chance: Chance, client: Cast, people: readonly [Phone, ...Phone[]], fromMs: number): Happening[] {
  const { id: clientId } = client;
  const scope = chance.pick<Scope>([
    { level: "platform" },
    { level: "client", clientId },
    { level: "customer", clientId, phone: chance.pick(people) },
  ]);
  const [atMs, forMs] = [fromMs + chance.below(20_000), 1_000 + chance.below(14_000)];
  const pressed = { is: "pauses", atMs, scope, forMs, sendHeld: !chance.onceIn(3) } as const;
  const spoke = speaks(chance, client, chance.pick(people), Math.max(0, atMs - chance.below(spokenBeforeMs)));
  return chance.onceIn(2) ? [pressed] : [...spoke, pressed];
}

function speaks(chance: Chance, { number: to }: Cast, from: Phone, atMs: number): Happening[] {
  if (chance.onceIn(3)) {
    const carrierId = `CA${chance.hex(12)}`;
    const arrived = { kind: "call_arrived", carrierId, from, to, forwardedFrom: null } as const;
    const status = { kind: "call_status", carrierId, from, to, status: "completed" } as const;
    const over = { is: "speaks", atMs: atMs + 5_000, event: status } as const;
    return [{ is: "speaks", atMs, event: arrived }, ...(chance.onceIn(2) ? [over] : [])];
  }
  const burst = chance.onceIn(3) ? 2 + chance.below(3) : 1;
  return Array.from({ length: burst }, (_, place) => {
    const event = {
      kind: "text_arrived",
      carrierId: `SM${chance.hex(12)}`,
      from,
      to,
      body: chance.pick(words),
    } as const;
    return { is: "speaks", atMs: atMs + place * chance.below(400), event } as const;
  });
}
