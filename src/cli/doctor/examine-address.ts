import { publicUrlAt } from "../../config/listen.ts";
import type { Config } from "../../config.ts";
import type { AccountLook, DoorsAnswer } from "../../domain/account-look.ts";
import { unreachable } from "../../domain/unreachable.ts";
import type { Finding } from "./finding.ts";

const name = "address";

/** Whether the public address leads to this JobRun, asked from here as the carrier asks. */
export async function address({ listen, carrier }: Config, look: AccountLook): Promise<Finding[]> {
  const url = publicUrlAt(listen, listen.port);
  // A carrier that is asked without https is on this machine, and so is its way back.
  const carrierIsHere = carrier.kind === "sandbox" || carrier.apiBaseUrl.startsWith("http:");
  if (!url.startsWith("https:") && !carrierIsHere) {
    return [{ name, ...wrong(`${url} is not https`, "Set PUBLIC_URL to the https address that the carrier calls.") }];
  }
  const { good, found, mend } = meaning(await look.doors());
  return [{ name, good, found: `${url} ${found}`, mend }];
}

function meaning(answer: DoorsAnswer): Omit<Finding, "name"> {
  switch (answer.is) {
    case "ours":
      return { good: true, found: "answers as this JobRun", mend: "" };
    case "not_our_settings":
      return wrong("is a JobRun that takes our signature for forged", settings);
    case "redirect":
      return wrong("leads on to another address, and the carrier's calls and texts get lost on the way", redirect);
    case "somebody_else":
      return wrong(`answers ${answer.status}, as no JobRun does`, proxy);
    case "bad_certificate":
      return wrong(`has no valid certificate: ${answer.why}`, "Renew it; the carrier calls no address without one.");
    case "no_answer":
      return wrong(`does not answer: ${answer.why}`, proxy);
    default:
      return unreachable(answer);
  }
}

const settings =
  "The process there has another PUBLIC_URL or TWILIO_AUTH_TOKEN than this command, or the proxy in front changes the path: make them one, and restart.";
const redirect = "Set PUBLIC_URL to where it leads, or take the redirect of /api/twilio away in the proxy.";
const proxy =
  "Start JobRun, and lead PUBLIC_URL to its HOST and PORT: name server, firewall, and the proxy with https.";

function wrong(found: string, mend: string): Omit<Finding, "name"> {
  return { good: false, found, mend };
}
