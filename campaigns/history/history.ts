/**
 * What a campaign knows in the end, as plain data: what was sent to the doors, what stands in the database, and what the
 * carrier has. Times are milliseconds since 1970. Nothing here is taken from the product's own judgement.
 */
export type History = {
  readonly webhooks: readonly SentWebhook[];
  readonly events: readonly Event[];
  readonly permits: readonly GrantedPermit[];
  readonly texts: readonly Text[];
  readonly messages: readonly Message[];
  readonly leads: readonly Lead[];
  readonly optOuts: readonly Stop[];
  readonly pauses: readonly Pause[];
  /** Every request to send that reached the carrier, in the order in which it came. */
  readonly sends: readonly Send[];
};

/** `what` is kind, the carrier's id and, where it is one, the status: the same thing told twice has one name. */
export type SentWebhook = { readonly what: string; readonly acknowledged: boolean };

export type Event = {
  readonly id: string;
  readonly clientId: string;
  readonly what: string;
  readonly kind: string;
  readonly carrierId: string;
  readonly seq: number;
  /** What must stay in order: one number of ours and one other party. */
  readonly thread: string;
  readonly state: string;
  readonly outcome: string | null;
};

export type GrantedPermit = {
  readonly id: string;
  readonly clientId: string;
  readonly slot: string;
  readonly recipient: string;
  readonly bodyHash: string;
};

/** A row of the outbox. */
export type Text = {
  readonly id: string;
  readonly clientId: string;
  readonly permitId: string;
  readonly action: string;
  readonly slot: string;
  readonly recipient: string;
  readonly sender: string;
  readonly body: string;
  readonly bodyHash: string;
  readonly state: string;
  readonly carrierId: string | null;
  readonly secondAttempts: number;
};

export type Message = {
  readonly clientId: string;
  readonly phone: string;
  readonly direction: string;
  readonly carrierId: string | null;
};

export type Lead = {
  readonly id: string;
  readonly clientId: string;
  readonly conversationId: string;
  readonly enquiry: number;
};

/** A person whom a client may not text, from and until when; null: to the end. */
export type Stop = {
  readonly clientId: string;
  readonly phone: string;
  readonly from: number;
  readonly until: number | null;
};

/** From a client's pause that said `drained` until its resume was pressed. */
export type Pause = { readonly clientId: string; readonly from: number; readonly until: number };

/** `outboxId` is what the callback's address carries; `sid` the carrier's own id where it made a text of it. */
export type Send = {
  readonly outboxId: string;
  readonly at: number;
  readonly accepted: boolean;
  readonly sid: string | null;
  readonly to: string;
  readonly body: string;
};

/** One kind of anomaly: each finding is a sentence. Pure. */
export type Check = (history: History) => readonly string[];
