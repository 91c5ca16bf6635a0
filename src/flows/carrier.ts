import type { ReceivedEvent } from "../domain/carrier-event.ts";
import type { Phone } from "../domain/phone.ts";

export type CarrierQuestion = {
  readonly to: Phone | null;
  readonly from: Phone | null;
  readonly since: Temporal.Instant;
  readonly limit: number;
};

/** What the flows ask of the carrier. The composition root makes it of the vendor's parts. */
export type Carrier = {
  /** Buys the number, with our addresses on it, and answers with the carrier's id of it. */
  buyNumber(phone: Phone): Promise<string>;
  /** Writes our addresses onto every number that the account holds; answers how many were wrong before. */
  pointNumbers(): Promise<number>;
  listTexts(question: CarrierQuestion): Promise<readonly ReceivedEvent[]>;
  listCalls(question: CarrierQuestion): Promise<readonly ReceivedEvent[]>;
};
