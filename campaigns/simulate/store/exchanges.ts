import type * as real from "../../../src/store/exchanges.ts";
import { instant, statement } from "../port/statement.ts";

export const lastExchanged: typeof real.lastExchanged = async (tx, { clientId, conversationId, phone }, most) => {
  const { session, t } = await statement(tx);
  const events = new Map(t.inbox.all(session).map((row) => [row.key, row]));
  const theirs = t.messages
    .where(session, (row) => row.conversationId === conversationId && row.direction === "INBOUND" && row.type === "SMS")
    .flatMap(({ carrierId, body }) => {
      const event = events.get(`sms-in:${carrierId}`);
      return event === undefined
        ? []
        : [{ by: "them" as const, ms: event.happenedAt ?? event.receivedAt, body, seq: event.seq }];
    })
    .toSorted((one, other) => one.seq - other.seq)
    .slice(-most);
  const ours = t.outbox
    .where(session, (row) => row.clientId === clientId && row.recipient === phone)
    .filter(({ state }) => state === "sending" || state === "accepted" || state === "unknown")
    .map(({ queuedAt, body, seq }) => ({ by: "us" as const, ms: queuedAt, body, seq }))
    .toSorted((one, other) => one.ms - other.ms)
    .slice(-most);
  return [...theirs, ...ours]
    .toSorted((one, other) => one.ms - other.ms || one.seq - other.seq)
    .map(({ by, ms, body }) => ({ by, at: instant(ms), body }));
};
