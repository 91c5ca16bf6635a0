import type { AccountStanding } from "../../domain/account-look.ts";
import { failureOf } from "./failure.ts";
import type { TwilioClient } from "./sdk.ts";

/** Whether the account lets us in, and how it stands (telephony page, A9 and C11). Never throws. */
export async function accountStanding(client: TwilioClient): Promise<AccountStanding> {
  try {
    const { status, type, sid, ownerAccountSid } = await client.api.v2010.accounts(client.accountSid).fetch();
    if (status !== "active") return { is: status };
    return { is: "active", trial: type === "Trial", partOfAnother: ownerAccountSid !== sid };
  } catch (error) {
    return whyNot(error);
  }
}

/** The carrier's codes are numbers; what comes of the way to it has words. */
const carriersOwn = /^(?:http_)?\d+$/;

function whyNot(error: unknown): AccountStanding {
  const failure = failureOf(error);
  if (failure.outcome === "unknown") return { is: "no_answer", why: failure.reason };
  if (!carriersOwn.test(failure.code)) return { is: "no_answer", why: failure.code };
  const why = `${failure.reason} (${failure.code})`;
  return { is: failure.code === "20003" || failure.code === "http_401" ? "wrong_login" : "refused", why };
}
