import type { Event, GrantedPermit, History, Send, Text } from "../../../campaigns/history/history.ts";

const client = "client_dave";
const customer = "+447700900300";
const number = "+447700900100";

function arrived(seq: number, kind: string, carrierId: string, outcome: string): Event {
  const what = `${kind} ${carrierId}`;
  const thread = `${number}|${customer}`;
  return { id: `event_${seq}`, clientId: client, what, kind, carrierId, seq, thread, state: "done", outcome };
}

function permitFor(event: string): GrantedPermit {
  const slot = `${event}/0`;
  return { id: `permit_${event}`, clientId: client, slot, recipient: customer, bodyHash: `hash of ${event}` };
}

function textOf({ id, slot, bodyHash }: GrantedPermit): Text {
  return {
    id: `text_${slot}`,
    clientId: client,
    permitId: id,
    action: "text_customer",
    slot,
    recipient: customer,
    sender: number,
    body: `words of ${slot}`,
    bodyHash,
    state: "accepted",
    carrierId: `SM ${slot}`,
    secondAttempts: 0,
  };
}

function sendOf({ id, carrierId, recipient, body }: Text, at: number): Send {
  return { outboxId: id, at, accepted: true, sid: carrierId, to: recipient, body };
}

const events = [
  arrived(1, "call_arrived", "CA1", "send_first_text queued"),
  arrived(2, "text_arrived", "SM2", "ask_place queued"),
  arrived(3, "text_arrived", "SM3", "confirm queued"),
];
const burst = arrived(4, "text_arrived", "SM4", "read with event_3");
const permits = events.map(({ id }) => permitFor(id));
const texts = permits.map(textOf);

/** A call and two texts of one person, each answered once, with one more that was read with the last, and nothing wrong with any of it. */
export const soundHistory: History = {
  webhooks: [...events, burst].map(({ what }) => ({ what, acknowledged: true })),
  events: [...events, burst],
  permits,
  texts,
  messages: [
    ...[...events, burst].map(({ carrierId }) => ({
      clientId: client,
      phone: customer,
      direction: "INBOUND",
      carrierId,
    })),
    ...texts.map(() => ({ clientId: client, phone: customer, direction: "OUTBOUND", carrierId: null })),
  ],
  leads: [
    { id: "lead_1", clientId: client, conversationId: "conversation_1", enquiry: 2 },
    { id: "lead_0", clientId: client, conversationId: "conversation_1", enquiry: 1 },
  ],
  optOuts: [{ clientId: client, phone: customer, from: 50_000, until: null }],
  pauses: [{ clientId: client, from: 40_000, until: 45_000 }],
  sends: texts.map((text, at) => sendOf(text, 1_000 * (at + 1))),
};
