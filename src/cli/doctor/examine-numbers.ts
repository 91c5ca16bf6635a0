import type { AccountLook } from "../../domain/account-look.ts";
import { displayPhone } from "../../domain/phone.ts";
import { lookAtNumbers, type NumberSeen } from "../../flows/look-at-numbers.ts";
import type { Home } from "../../home/home.ts";
import type { Finding } from "./finding.ts";

const means = {
  here: "come here",
  nowhere: "has no webhooks",
  elsewhere: "has webhooks that lead elsewhere",
  not_in_the_account: "is not in the carrier's account",
} as const satisfies Record<NumberSeen["aims"], string>;

const pointHere = "Run jobrun number check, which writes our addresses onto it.";
const takeBack = "Check that TWILIO_ACCOUNT_SID is the account that bought it, or run jobrun number release.";

/** Whether the carrier sends each number's calls and texts here. One finding for all that are well, and one for each that is not. */
export async function numbers(home: Home, look: AccountLook): Promise<Finding[]> {
  const name = "numbers";
  const seen = await lookAtNumbers(await home.store(), look);
  const bad = seen.filter(({ aims }) => aims !== "here");
  if (bad.length === 0) return [{ name, good: true, found: `${seen.length} ${means.here}`, mend: "" }];
  return bad.map(({ phone, aims }) => {
    const found = `${displayPhone(phone)} ${means[aims]}`;
    return { name, good: false, found, mend: aims === "not_in_the_account" ? takeBack : pointHere };
  });
}
