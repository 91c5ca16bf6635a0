import type { CustomerEffect } from "../intake/effect.ts";
import { unreachable } from "../unreachable.ts";
import { askJob, askPlace, confirmCaptured, firstText, holdingReply, passedOn, sawYouRangAgain } from "./customer.ts";
import { safetyText } from "./safety.ts";

/** The words of an effect that texts the customer. `tradeTold` is for safety texts only. */
export function customerText(effect: CustomerEffect, businessName: string, tradeTold: boolean): string {
  switch (effect.do) {
    case "send_first_text":
      return firstText(businessName);
    case "ask_job":
      return askJob({ businessName, introduce: effect.introduce }, effect.placeKnown);
    case "ask_place":
      return askPlace({ businessName, introduce: effect.introduce }, effect.again);
    case "confirm":
      return confirmCaptured({ businessName, introduce: effect.introduce }, effect.lead);
    case "say_passed_on":
      return passedOn({ businessName, introduce: effect.introduce });
    case "say_rang_again":
      return sawYouRangAgain(businessName);
    case "send_holding_reply":
      return holdingReply(businessName);
    case "send_safety":
      return safetyText({ danger: effect.danger, postcode: effect.postcode, tradeTold });
    default:
      return unreachable(effect);
  }
}
