import type { NumberRole } from "../carrier-event.ts";
import { unreachable } from "../unreachable.ts";

/** What a caller hears, by the role of the number that was rung. Nothing is promised, since nothing is decided yet. */
export function greetingFor(role: NumberRole, businessName: string | null): string {
  switch (role) {
    case "OPERATIONAL":
      return `Hello, ${spokenName(businessName)} can't take your call at the moment. ${dangerWords} Goodbye.`;
    case "ONBOARDING":
      return "Hello. This number takes texts only. Please send a text to this number. Goodbye.";
    case "SYSTEM":
      return "Hello. This number does not take calls. Goodbye.";
    default:
      return unreachable(role);
  }
}

const dangerWords = "If you smell gas, hang up and ring 0800 111 999. In danger, ring 999.";
const spokenNameCharactersMax = 100;

function spokenName(businessName: string | null): string {
  const name = (businessName ?? "").replace(/[\p{C}\s]+/gu, " ").trim();
  return name === "" ? "the business you rang" : `this is ${name.slice(0, spokenNameCharactersMax)}. We`.toWellFormed();
}
