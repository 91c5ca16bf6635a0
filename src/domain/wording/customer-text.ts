import type { CustomerEffect } from "../intake/effect.ts";
import { unreachable } from "../unreachable.ts";
import * as customer from "./customer.ts";
import { safetyText } from "./safety.ts";

/** The words of an effect that texts the customer. `tradeTold` is for safety texts only. */
export function customerText(effect: CustomerEffect, businessName: string, tradeTold: boolean): string {
  switch (effect.do) {
    case "send_first_text":
      return customer.firstText(businessName);
    case "ask_job":
    case "ask_place":
      return customer.ask(voiceOf(effect, businessName), effect.words, effect.answers);
    case "confirm":
      return customer.confirmCaptured(voiceOf(effect, businessName), effect);
    case "answer":
      return customer.answered(voiceOf(effect, businessName), effect.answers);
    case "say_corrected":
      return customer.corrected(voiceOf(effect, businessName), effect.lead);
    case "say_sorry":
      return customer.sorryToTrouble(voiceOf(effect, businessName));
    case "say_passed_on":
      return customer.passedOn(voiceOf(effect, businessName));
    case "say_rang_again":
      return customer.sawYouRangAgain(businessName);
    case "send_holding_reply":
      return customer.holdingReply(businessName);
    case "send_safety":
      return safetyText({ danger: effect.danger, postcode: effect.postcode, tradeTold });
    default:
      return unreachable(effect);
  }
}

function voiceOf({ introduce }: { readonly introduce: boolean }, businessName: string): customer.Voice {
  return { businessName, introduce };
}
