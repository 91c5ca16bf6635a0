import { parsePhone, type Phone } from "../../domain/phone.ts";
import type { Purchase } from "../../domain/purchase.ts";
import { failureOf } from "./failure.ts";
import { configuration } from "./numbers.ts";
import type { TwilioClient } from "./sdk.ts";
import type { NumberAddresses } from "./webhook-addresses.ts";

const mobile = /^\+447/;
const notAvailable = "21422";
const tooMany = "20429";

/** UK mobile numbers for sale that carry calls and texts; the carrier's filter is not taken for granted (telephony page, C13). */
export async function numbersForSale(client: TwilioClient, most: number): Promise<readonly Phone[]> {
  const wanted = { smsEnabled: true, voiceEnabled: true, limit: most, pageSize: most };
  const offers = await client.availablePhoneNumbers("GB").mobile.list(wanted);
  return offers.flatMap(({ phoneNumber, capabilities }) => {
    const phone = parsePhone(phoneNumber);
    return phone !== null && mobile.test(phone) && can(capabilities, "voice") && can(capabilities, "sms")
      ? [phone]
      : [];
  });
}

/** The carrier writes SMS in capitals where a number is for sale, and in small letters where it is held. */
function can(capabilities: object, what: string): boolean {
  return Object.entries(capabilities).some(([name, able]) => name.toLowerCase() === what && able === true);
}

/** Buys the number and sets its addresses in the same request. Throws where nobody knows whether it did. */
export async function buyNumber(
  client: TwilioClient,
  phone: Phone,
  bundleSid: string | null,
  addresses: NumberAddresses,
): Promise<Purchase> {
  const papers = bundleSid === null ? {} : { bundleSid };
  try {
    const { sid } = await client.incomingPhoneNumbers.create({
      phoneNumber: phone,
      ...papers,
      ...configuration(addresses),
    });
    if (!/^PN[0-9a-f]{32}$/.test(sid)) throw new Error("the carrier's answer names no number");
    return { is: "bought", carrierId: sid };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.outcome === "unknown")
      throw new Error(`whether a number was bought is unknown: ${failure.reason}`, { cause: error });
    if (failure.code === notAvailable) return { is: "gone" };
    if (failure.code === tooMany) return { is: "busy" };
    return { is: "refused", why: `${failure.reason} (${failure.code})` };
  }
}
