import { septetsOf, toGsm7 } from "../gsm7.ts";
import { slot } from "./slot.ts";

/** What the first text leaves for a name: 160 septets less 134 of its own (telephony page, C7). */
export const textNameSeptetsMax = 26;

const nameless = "the trade you rang";

/** The name by which a business texts: GSM-7, at most 26 septets, without its legal ending, cut at a word. */
export function textNameOf(businessName: string): string {
  const plain = toGsm7(businessName.slice(0, 200)).replace(/\s+/g, " ").trim();
  const short = fits(plain) ? plain : plain.replace(/[\s,]+(?:ltd|limited|llp|plc)\.?$/i, "");
  const name = slot(cutAtWord(short), textNameSeptetsMax);
  return /[\p{L}\p{N}]/u.test(name) ? name : nameless;
}

function fits(name: string): boolean {
  return (septetsOf(name) ?? Infinity) <= textNameSeptetsMax;
}

/** Without dots at the end: "Dave's Plumbing and Heating..." would look like a fault in a name. */
function cutAtWord(name: string): string {
  let kept = name;
  while (!fits(kept)) {
    const space = kept.lastIndexOf(" ");
    kept = space > 0 ? kept.slice(0, space) : kept.slice(0, -1);
  }
  return kept.replace(/(?:[\s,;:&+-]|\s(?:and|of|the))+$/i, "");
}
