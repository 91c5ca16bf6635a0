import type { ReceivedEvent } from "../domain/carrier-event.ts";
import type { Phone } from "../domain/phone.ts";
import type { Purchase } from "../domain/purchase.ts";

export type CarrierQuestion = {
  readonly to: Phone | null;
  readonly from: Phone | null;
  readonly since: Temporal.Instant;
  readonly limit: number;
};

export type SoughtText = {
  readonly to: Phone;
  readonly from: Phone;
  readonly body: string;
  readonly since: Temporal.Instant;
};

/** A text of ours that the carrier has, and how far it has come. */
export type FoundText = { readonly carrierId: string; readonly status: string; readonly errorCode: string | null };

export type PriceQuestion = { readonly from: Phone; readonly since: Temporal.Instant; readonly limit: number };

/** What the carrier asks for a text of ours, in pence. */
export type PricedText = { readonly carrierId: string; readonly pence: number };

export type CarrierNumber = { readonly carrierId: string; readonly phone: Phone; readonly pointsHere: boolean };

/** What the flows ask of the carrier. The composition root makes it of the vendor's parts. */
export type Carrier = {
  /** Why no number may be bought, as the regulation of its country stands for this account; null where one may. */
  whyNotToBuy(now: Temporal.Instant): Promise<string | null>;
  /** Mobile numbers that calls and texts reach, of which each can be bought at this moment. */
  numbersForSale(most: number): Promise<readonly Phone[]>;
  /** Buys the number, with our addresses on it. Throws where nobody knows whether it did. */
  buyNumber(phone: Phone): Promise<Purchase>;
  /** Every number that the account holds, and whether its calls and texts are sent to us. */
  listNumbers(): Promise<readonly CarrierNumber[]>;
  /** Writes our addresses onto one number of the account. */
  pointHere(carrierId: string): Promise<void>;
  listTexts(question: CarrierQuestion): Promise<readonly ReceivedEvent[]>;
  /** Texts of ours with these words to this person, oldest first. The list may lag behind what was accepted. */
  findSent(sought: SoughtText): Promise<readonly FoundText[]>;
  listCalls(question: CarrierQuestion): Promise<readonly ReceivedEvent[]>;
  /** The prices of a number's texts, of those that have one in pounds. */
  listPrices(question: PriceQuestion): Promise<readonly PricedText[]>;
};
