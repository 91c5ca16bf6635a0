import { unreachable } from "../domain/unreachable.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { houseClient } from "../domain/ids.ts";
import { answerMissedCall } from "./answer-missed-call.ts";
import { answerOwner } from "./answer-owner.ts";
import { answerText } from "./answer-text.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import { learnCallStatus } from "./learn-call-status.ts";
import { learnTextStatus } from "./learn-text-status.ts";
import { hearStranger } from "./onboard/hear-stranger.ts";
import { hearStrayedCall } from "./onboard/hear-strayed-call.ts";
import { reportStrayEvent } from "./report-stray-event.ts";
import type { World } from "./world.ts";

/**
 * Sends an event to its flow: by the role of our number as it was when the event came in, and never again by anything else.
 * The event is done when this returns; it throws where nothing was done and a later attempt may succeed.
 */
export async function routeEvent(world: World, claimed: ClaimedEvent): Promise<Conclusion> {
  const { event } = claimed;
  switch (event.kind) {
    case "text_status":
      return learnTextStatus(world, claimed, event);
    case "call_status":
      return learnCallStatus(world, claimed, event);
    case "call_arrived":
      await hearStrayedCall(world, claimed, event);
      break;
    case "text_arrived":
      break;
    default:
      return unreachable(event);
  }
  switch (claimed.role) {
    case "OPERATIONAL":
      return event.kind === "call_arrived"
        ? answerMissedCall(world, claimed, event)
        : answerText(world, claimed, event);
    case "ONBOARDING":
      // An event there is a client's where it is a text from that client's owner.
      if (event.kind === "call_arrived") return recordCall(world, claimed);
      return claimed.clientId === houseClient
        ? hearStranger(world, claimed, event)
        : answerOwner(world, claimed, event);
    case "SYSTEM":
      return reportStrayEvent(world, claimed, event);
    default:
      return unreachable(claimed.role);
  }
}

/** The number for set-up takes texts only, and the greeting says so. */
function recordCall(world: World, claimed: ClaimedEvent): Promise<Conclusion> {
  return conclude(world, claimed, async () => ({ outcome: "recorded: onboarding", reading: null }));
}
