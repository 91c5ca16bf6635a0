import type { Phone } from "../../domain/phone.ts";
import { parsePhone } from "../../domain/phone.ts";
import type { TwilioClient } from "./sdk.ts";
import type { NumberAddresses } from "./webhook-addresses.ts";

/** A number that the account holds, and where its calls and texts are sent; an address that is not set is empty. */
export type HeldNumber = { readonly carrierId: string; readonly phone: Phone; readonly addresses: NumberAddresses };

const numbersMax = 10_000;

export async function listNumbers(client: TwilioClient): Promise<readonly HeldNumber[]> {
  const numbers = await client.incomingPhoneNumbers.list({ limit: numbersMax, pageSize: 1_000 });
  return numbers.flatMap((number) => {
    const phone = parsePhone(number.phoneNumber ?? "");
    if (phone === null) return [];
    const addresses = {
      voice: number.voiceUrl ?? "",
      callStatus: number.statusCallback ?? "",
      sms: number.smsUrl ?? "",
    };
    return [{ carrierId: number.sid, phone, addresses }];
  });
}

export async function setAddresses(client: TwilioClient, carrierId: string, addresses: NumberAddresses): Promise<void> {
  await client.incomingPhoneNumbers(carrierId).update(configuration(addresses));
}

/** Our addresses as the carrier keeps them on a number. */
export function configuration({ voice, callStatus, sms }: NumberAddresses) {
  return {
    voiceUrl: voice,
    voiceMethod: "POST",
    smsUrl: sms,
    smsMethod: "POST",
    statusCallback: callStatus,
    statusCallbackMethod: "POST",
  };
}
