import type { AccountLook, AccountStanding } from "../../domain/account-look.ts";
import { unreachable } from "../../domain/unreachable.ts";
import type { Finding } from "./finding.ts";

const name = "account";

/** What the account's standing means for us. */
export function account(standing: AccountStanding): Finding {
  switch (standing.is) {
    case "active":
      return standing.trial ? wrong("a trial account", upgrade) : { name, good: true, found: "active", mend: "" };
    case "suspended":
    case "closed":
      return wrong(`the account is ${standing.is}`, "See the carrier's console and its mails for what they ask for.");
    case "wrong_login":
      return wrong(`the carrier refuses the login: ${standing.why}`, newToken);
    case "refused":
      return wrong(`the carrier refuses: ${standing.why}`, "See the message, and the carrier's console.");
    case "no_answer":
      return wrong(`the carrier does not answer: ${standing.why}`, "Check this machine's way to the internet.");
    default:
      return unreachable(standing);
  }
}

const upgrade = "Upgrade it in the carrier's console: a trial texts only numbers that were verified there.";
const newToken =
  "Copy the account's SID and primary auth token from the carrier's console into TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, and restart.";

function wrong(found: string, mend: string): Finding {
  return { name, good: false, found, mend };
}

/** Whether the carrier knows who we are. What a part of another account is allowed stands with that one. */
export async function profile(look: AccountLook, partOfAnother: boolean): Promise<Finding[]> {
  const called = "compliance profile";
  const { approved, statuses } = await look.profiles();
  if (approved) return [{ name: called, good: true, found: "approved", mend: "" }];
  if (partOfAnother) {
    const found = "that of the account which this one is part of counts, and cannot be seen from here";
    return [{ name: called, good: true, found, mend: "" }];
  }
  const found = statuses.length === 0 ? "there is none" : `none is approved (${statuses.join(", ")})`;
  const mend =
    "Have the primary customer profile approved (Trust Hub, in the carrier's console): until then texts are refused with 21608.";
  return [{ name: called, good: false, found, mend }];
}
