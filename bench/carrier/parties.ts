import { mobileAt, partyAt, phonesMax } from "../gate/crowd.ts";

export type Parties = { readonly place: number; readonly customer: string; readonly number: string };

/** The `n`th to get in touch: nobody twice with one client, each of a thousand with another phone, never an owner with themselves. */
export function partiesOf(n: number, clients: number): Parties {
  const round = Math.floor(n / phonesMax);
  if (round + 1 >= clients) throw new Error(`${clients} clients of the bench know no more people than ${n}`);
  const place = (n + 1 + round) % clients;
  return { place, customer: mobileAt(n % phonesMax), number: partyAt(place).sender };
}
