import { classifySendError, meansLoop, meansOptedOut } from "./send-errors.ts";
import { unreachable } from "./unreachable.ts";

/** Where a code was told: in the answer to a send, or in a callback about a text that had been accepted. */
export type ToldIn = "answer" | "callback";

/** What a carrier's code brings besides the end of its text and, where it is a fault of ours, a circuit. */
export type CodeMeaning = {
  /** How many tries may follow the first one, each a new question to the gate. */
  readonly moreTries: 0 | 1 | 2;
  readonly optedOut: boolean;
  /** Nothing arrives at this number, whoever texts it, so that it is left alone for thirty days. */
  readonly unreachable: boolean;
  /** Two machines text each other: the thread stops. */
  readonly loop: boolean;
  /** What the operator must know; null where telling the owner is enough. */
  readonly incident: "carrier_dropped" | "unknown_code" | "webhook_fault" | null;
};

const nothing: CodeMeaning = { moreTries: 0, optedOut: false, unreachable: false, loop: false, incident: null };

/** The one table for answers and callbacks (telephony page, C11). Total: what it does not know is a code of its own. */
export function meaningOf(code: string, told: ToldIn): CodeMeaning {
  const is = classifySendError(code);
  switch (is) {
    case "recipient_permanent": {
      const optedOut = meansOptedOut(code);
      return { ...nothing, optedOut, unreachable: !optedOut };
    }
    case "ours_until_fixed":
      return nothing;
    case "refused_try_again":
      // Of an answer the dispatch has made all the attempts that it may; a callback's is the first that we hear.
      return { ...nothing, moreTries: told === "callback" ? 2 : 0 };
    case "phone_unreachable":
      return { ...nothing, moreTries: 2 };
    case "unknown_carrier_fault":
      return { ...nothing, moreTries: 1 };
    case "do_not_send_again":
      return { ...nothing, loop: meansLoop(code), incident: "carrier_dropped" };
    case "webhook_fault":
      return { ...nothing, incident: "webhook_fault" };
    case "outcome_unknown":
    case "new_code":
      return { ...nothing, moreTries: told === "callback" ? 1 : 0, incident: "unknown_code" };
    default:
      return unreachable(is);
  }
}
