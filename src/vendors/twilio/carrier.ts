import type { ReceivedEvent } from "../../domain/carrier-event.ts";
import type { Phone } from "../../domain/phone.ts";
import type { Standing } from "../../domain/standing.ts";
import type { Purchase } from "../../domain/purchase.ts";
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
import { lookAtAccount } from "./account-look.ts";
import { buyNumber, numbersForSale } from "./buy.ts";
import { listNumbers, setAddresses } from "./numbers.ts";
import { whyNotApproved } from "./requirement.ts";
import { connectTwilio } from "./sdk.ts";
import { makeSendText } from "./send.ts";
import { numberAddresses } from "./webhook-addresses.ts";

export type CarrierAccount = {
  readonly accountSid: string;
  readonly authTokens: readonly [string, ...string[]];
  readonly apiBaseUrl: string;
  /** The regulatory papers under which numbers are bought; null: none are named. */
  readonly bundleSid: string | null;
  /** For one request to the carrier; the vendor's own five seconds where it is not given. */
  readonly timeoutMs?: number;
};

/**
 * This vendor's side of all that the house asks of a carrier. `send` is for the gate's dispatch alone. Before the first request
 * `standing` says where the database has come from: for a rehearsal's copy no request is made, whatever is asked.
 */
export function connectCarrier(account: CarrierAccount, publicUrl: string, standing: () => Promise<Standing>) {
  const { authTokens, bundleSid, ...reached } = account;
  const client = connectTwilio({ ...reached, authToken: authTokens[0], before: notOfARehearsal(standing) });
  const addresses = numberAddresses(publicUrl);
  const send: (text: ClaimedText) => Promise<SendOutcome> = makeSendText(client, publicUrl);
  const { accountSid } = account;
  return {
    send,
    look: lookAtAccount(client, { publicUrl, accountSid, authToken: authTokens[0] }),
    carrier: {
      whyNotToBuy: (now: Temporal.Instant): Promise<string | null> => whyNotApproved(client, bundleSid, now),
      numbersForSale: (most: number): Promise<readonly Phone[]> => numbersForSale(client, most),
      buyNumber: (phone: Phone): Promise<Purchase> => buyNumber(client, phone, bundleSid, addresses),
      listTexts: (asked: Asked): Promise<readonly ReceivedEvent[]> => listTexts(client, asked),
      findSent: (sought: SoughtText): Promise<readonly FoundText[]> => findSent(client, sought),
      listCalls: (asked: Asked): Promise<readonly ReceivedEvent[]> => listCalls(client, asked),
      listPrices: (asked: Parameters<typeof listPrices>[1]): Promise<readonly PricedText[]> =>
        listPrices(client, asked),
      listNumbers: async () =>
        (await listNumbers(client)).map(({ carrierId, phone, addresses: { voice, callStatus, sms } }) => ({
          carrierId,
          phone,
          pointsHere: voice === addresses.voice && callStatus === addresses.callStatus && sms === addresses.sms,
        })),
      pointHere: (carrierId: string): Promise<void> => setAddresses(client, carrierId, addresses),
    },
  };
}

/** Asked until it is known; what a database is does not change under a process. */
function notOfARehearsal(standing: () => Promise<Standing>): () => Promise<void> {
  let known: Standing | null = null;
  return async () => {
    known ??= await standing();
    if (known === "rehearsal") throw new Error("This database is a rehearsal's copy, and may not reach the carrier.");
  };
}
