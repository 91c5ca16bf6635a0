import type { ReceivedEvent } from "../../domain/carrier-event.ts";
import type { Phone } from "../../domain/phone.ts";
import type { ClaimedText, SendOutcome } from "../../domain/send-outcome.ts";
import {
  findSent,
  listCalls,
  listPrices,
  listTexts,
  type Asked,
  type FoundText,
  type PricedText,
  type SoughtText,
} from "./lists.ts";
import { buyNumber, listNumbers, setAddresses } from "./numbers.ts";
import { connectTwilio } from "./sdk.ts";
import { makeSendText } from "./send.ts";
import { numberAddresses } from "./webhook-addresses.ts";

export type CarrierAccount = {
  readonly accountSid: string;
  readonly authTokens: readonly [string, ...string[]];
  readonly apiBaseUrl: string;
  /** For one request to the carrier; the vendor's own five seconds where it is not given. */
  readonly timeoutMs?: number;
};

/** This vendor's side of all that the house asks of a carrier. `send` is for the gate's dispatch alone. */
export function connectCarrier(account: CarrierAccount, publicUrl: string) {
  const { authTokens, ...reached } = account;
  const client = connectTwilio({ ...reached, authToken: authTokens[0] });
  const addresses = numberAddresses(publicUrl);
  const send: (text: ClaimedText) => Promise<SendOutcome> = makeSendText(client, publicUrl);
  return {
    send,
    carrier: {
      buyNumber: (phone: Phone): Promise<string> => buyNumber(client, phone, addresses),
      listTexts: (asked: Asked): Promise<readonly ReceivedEvent[]> => listTexts(client, asked),
      findSent: (sought: SoughtText): Promise<readonly FoundText[]> => findSent(client, sought),
      listCalls: (asked: Asked): Promise<readonly ReceivedEvent[]> => listCalls(client, asked),
      listPrices: (asked: Parameters<typeof listPrices>[1]): Promise<readonly PricedText[]> =>
        listPrices(client, asked),
      pointNumbers: async (): Promise<number> => {
        let wrong = 0;
        for (const held of await listNumbers(client)) {
          const { voice, callStatus, sms } = held.addresses;
          if (voice === addresses.voice && callStatus === addresses.callStatus && sms === addresses.sms) continue;
          await setAddresses(client, held.carrierId, addresses);
          wrong += 1;
        }
        return wrong;
      },
    },
  };
}
