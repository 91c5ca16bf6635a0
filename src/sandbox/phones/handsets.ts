import type { Network } from "../network.ts";
import type { Divert, Handset } from "../records.ts";
import { lineKind } from "./plan.ts";

export type HandsetWish = {
  phone: string;
  divertTo?: string | null | undefined;
  kind?: Handset["kind"] | undefined;
  answers?: boolean | undefined;
  reachable?: boolean | undefined;
  divertShows?: Handset["divertShows"] | undefined;
};

/** A handset as asked for; asking again changes only what is named. `divertTo` sets the three conditional diverts. */
export function putHandset(network: Network, wish: HandsetWish): Handset {
  const handset = handsetAt(network, wish.phone);
  handset.asked = true;
  handset.kind = wish.kind ?? handset.kind;
  handset.answers = wish.answers ?? handset.answers;
  handset.reachable = wish.reachable ?? handset.reachable;
  handset.divertShows = wish.divertShows ?? handset.divertShows;
  if (wish.divertTo !== undefined) {
    const { divertTo } = wish;
    const divert = (): Divert | null => (divertTo === null ? null : { to: divertTo, on: true, ringSeconds: null });
    handset.diverts = { ...handset.diverts, noAnswer: divert(), unreachable: divert(), busy: divert() };
  }
  network.changed();
  return handset;
}

/** The handset of a phone; one that nobody asked for comes into being when it is first rung or texted. */
export function handsetAt(network: Network, phone: string): Handset {
  const known = network.handsets.get(phone);
  if (known !== undefined) return known;
  const handset: Handset = {
    phone,
    kind: lineKind(phone),
    asked: false,
    answers: false,
    reachable: true,
    divertShows: "caller",
    diverts: { all: null, noAnswer: null, unreachable: null, busy: null },
  };
  network.handsets.set(phone, handset);
  network.changed();
  return handset;
}

export function handsetView(handset: Handset): object {
  const { phone, kind, answers, reachable, divertShows, diverts } = handset;
  const live = [diverts.all, diverts.noAnswer, diverts.unreachable, diverts.busy].find((divert) => divert?.on === true);
  return { phone, kind, divertTo: live?.to ?? null, diverts, answers, reachable, divertShows };
}
