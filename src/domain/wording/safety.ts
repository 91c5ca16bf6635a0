import type { Danger } from "../reading.ts";
import { unreachable } from "../unreachable.ts";

type Region = "great_britain" | "northern_ireland" | "not_known";

/** `tradeTold` only when the owner's alert is stored and queued in the same transaction. */
export type Safety = {
  readonly danger: Danger;
  readonly postcode: string | null;
  readonly tradeTold: boolean;
};

/** The safety words of the telephony page, C15, in one segment: no question, no promise, nothing that delays. */
export function safetyText({ danger, postcode, tradeTold }: Safety): string {
  const words = wordsFor(danger, regionOf(postcode));
  return tradeTold ? `${words} We have told the trade.` : words;
}

/** Northern Ireland is postcode area BT; it has gas and power lines of its own (telephony page, B5). */
function regionOf(postcode: string | null): Region {
  if (postcode === null) return "not_known";
  return /^BT\d/.test(postcode) ? "northern_ireland" : "great_britain";
}

function wordsFor(danger: Danger, region: Region): string {
  switch (danger) {
    case "gas":
      return gasWords(region);
    case "carbon_monoxide":
      return `Carbon monoxide: get everyone out into fresh air now. Ring ${region === "northern_ireland" ? gasLineNi : gasLine} from outside. If anyone feels ill, ring 999. Do not go back in.`;
    case "electric":
      return `Sparks, burning or a shock: don't touch it. Mains off only if safe. Fire or injury: ring 999. Power cut or fallen line: ${region === "northern_ireland" ? "03457 643 643" : "ring 105"}.`;
    case "flood":
      return "Keep out of the water and away from sockets and lights. Stop tap off if safe; mains power off only if dry. Danger to life: ring 999.";
    case "fire":
      return "Smoke or fire: get everyone out now, stay out, shut doors behind you and ring 999 from outside. Do not go back in.";
    case "injury":
      return "If anyone is hurt or in danger, ring 999 now. Do not wait for us.";
    default:
      return unreachable(danger);
  }
}

const gasLine = "0800 111 999";
const gasLineNi = "0800 002 001";

function gasWords(region: Region): string {
  // Without a postcode both lines are given, and the cost of the call gives way to the second one (C15).
  if (region === "not_known") {
    return `If you smell gas: no switches, no flames, open windows, get out, then ring ${gasLine} (N Ireland ${gasLineNi}). Danger to life: 999.`;
  }
  const line = region === "northern_ireland" ? gasLineNi : gasLine;
  return `If you smell gas: no switches, no flames, open windows, get out, then ring ${line} (free, 24h) from outside. Danger to life: 999.`;
}
