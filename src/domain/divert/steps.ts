import type { Network, PhoneType } from "./network.ts";
import { displayPhone, type Phone } from "../phone.ts";

/** When a network passes a call on: nobody answers, the phone is off, or it is busy. Never for every call. */
export const divertCodes = ["no_answer", "unreachable", "busy"] as const;
export type DivertCode = (typeof divertCodes)[number];

/** A code as nearly every mobile network takes it, where nothing is known of the owner's. */
export function usualCode(code: DivertCode, number: Phone): string {
  return forms[code][0](number);
}

/** Which code an owner is at, and how often one for it was refused: each attempt has another form of it. */
export type DivertStep = { readonly code: DivertCode; readonly attempt: number };

/** One code as it is dialled, how to see whether it is on, and how to take it back; null where only the provider can. */
export type Dialling = { readonly set: string; readonly check: string; readonly undo: string };

type Form = (number: string) => string;

/** As on the telephony page, C14: in the form with the ring time, then in those that some networks take instead. */
const forms: Readonly<Record<DivertCode, readonly [Form, ...Form[]]>> = {
  no_answer: [
    (number) => `**61*${number}**20#`,
    (number) => `**61*${number}#`,
    (number) => `**61*${number}*11*20#`,
    (number) => `**004*${number}#`,
  ],
  unreachable: [(number) => `**62*${number}#`],
  busy: [(number) => `**67*${number}#`],
};
const service = { no_answer: "61", unreachable: "62", busy: "67" } as const;

/** What to dial at this step on this phone; null where no code is known for it, or none is left. */
export function diallingOf(step: DivertStep, phone: PhoneType, network: Network, number: Phone): Dialling | null {
  if (phone === "LANDLINE") {
    // BT takes a number as it is dialled at home, and this one service; others set it themselves.
    if (network !== "bt" || step.code !== "no_answer" || step.attempt > 0) return null;
    return { set: `*61*${displayPhone(number).replace(/ /g, "")}#`, check: "*#61#", undo: "#61#" };
  }
  const form = forms[step.code][step.attempt];
  if (form === undefined) return null;
  const set = form(number);
  const code = set.startsWith("**004") ? "004" : service[step.code];
  return { set, check: `*#${code}#`, undo: `##${code}#` };
}

/** The codes that a phone needs, in the order in which they are asked for: a landline is never out of reach. Null is not told. */
export function codesFor(phone: PhoneType | null): readonly DivertCode[] {
  return phone === "LANDLINE" ? ["no_answer"] : divertCodes;
}

/** The step after this one is set; null after the last. What sets all three at once leaves none. */
export function afterSet({ code, attempt }: DivertStep, phone: PhoneType | null): DivertStep | null {
  const codes = codesFor(phone);
  const allAtOnce = code === "no_answer" && attempt === forms.no_answer.length - 1;
  const next = allAtOnce ? undefined : codes[codes.indexOf(code) + 1];
  return next === undefined ? null : { code: next, attempt: 0 };
}

/** The same code in its next form, after a network took this one for wrong; the last has none to dial. */
export function nextForm({ code, attempt }: DivertStep): DivertStep {
  return { code, attempt: Math.min(attempt + 1, forms[code].length) };
}

/** The step before this one; null before the first. */
export function beforeStep({ code }: DivertStep): DivertStep | null {
  const before = divertCodes[divertCodes.indexOf(code) - 1];
  return before === undefined ? null : { code: before, attempt: 0 };
}
