import { failureOf } from "./failure.ts";
import type { TwilioClient } from "./sdk.ts";

/**
 * Why no UK mobile number may be bought under these papers; null where one may. Asked before money is spent: without an approved
 * bundle for just this country and kind of number the carrier refuses with 21649 (telephony page, A11). Null papers are for an
 * account that asks for none, as a sandbox's does. Throws where the carrier does not answer.
 */
export async function whyNotApproved(
  client: TwilioClient,
  bundleSid: string | null,
  now: Temporal.Instant,
): Promise<string | null> {
  if (bundleSid === null) return null;
  try {
    return await whyNotUnder(client, bundleSid, now);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.outcome === "unknown") throw error;
    return `the regulatory bundle cannot be looked up: ${failure.reason} (${failure.code})`;
  }
}

async function whyNotUnder(client: TwilioClient, bundleSid: string, now: Temporal.Instant): Promise<string | null> {
  const { bundles, regulations } = client.numbers.v2.regulatoryCompliance;
  const { status, validUntil, regulationSid } = await bundles(bundleSid).fetch();
  if (status !== "twilio-approved") return `the regulatory bundle is ${status}, not approved`;
  // The client's types have no null here, and the carrier has one where approval does not run out.
  const end: Date | null = validUntil;
  if (end !== null && end.getTime() <= now.epochMilliseconds) return "the regulatory bundle's approval has run out";
  const { isoCountry, numberType } = await regulations(regulationSid).fetch();
  if (isoCountry === "GB" && numberType === "mobile") return null;
  return `the regulatory bundle is for ${numberType} numbers of ${isoCountry}, not for UK mobiles`;
}
