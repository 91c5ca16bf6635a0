import type { Phone } from "../phone.ts";
import { type PhoneTold } from "./network.ts";
import { codesFor, diallingOf, type DivertCode } from "./steps.ts";

export type Undo = { readonly code: DivertCode; readonly dial: string };

/** What takes the divert to us back, a code at a time; none where only the phone company can. Nothing told: a mobile. */
export function undoCodes({ phoneType, network }: PhoneTold, number: Phone): readonly Undo[] {
  const phone = phoneType ?? "ANDROID";
  return codesFor(phone).flatMap((code) => {
    const dialling = diallingOf({ code, attempt: 0 }, phone, network ?? "other", number);
    return dialling === null ? [] : [{ code, dial: dialling.undo }];
  });
}

/** What takes a divert of every call off and leaves the others as they are; null where only the phone company can. */
export function undoAllCalls({ phoneType, network }: PhoneTold): string | null {
  if (phoneType !== "LANDLINE") return "##21#";
  return network === "bt" ? "#21#" : null;
}
