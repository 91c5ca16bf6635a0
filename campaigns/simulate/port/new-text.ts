import type { QueuedText } from "../../../src/store/outbox.ts";
import type { OutboxRow } from "./rows.ts";

/** A text as the table's defaults make it. */
export function newText(text: QueuedText, { seq, nowMs, at }: { seq: number; nowMs: number; at: number }): OutboxRow {
  const { outboxId, expiresAt, ...bound } = text;
  return {
    ...bound,
    id: outboxId,
    seq,
    state: "queued",
    queuedAt: nowMs,
    askedForAt: at,
    expiresAt: expiresAt.epochMilliseconds,
    dueAt: at,
    attempts: 0,
    fence: 0,
    leasedUntil: null,
    claimedBy: null,
    stalledBy: [],
    senderUntil: null,
    carrierId: null,
    carrierStatus: null,
    carrierRank: 0,
    carrierSegments: null,
    carrierPence: null,
    spendDay: null,
    pence: 0,
    errorCode: null,
    reason: null,
    settledAt: null,
    sentAt: null,
    unknownAt: null,
    lookUps: 0,
    lookedUpAt: null,
    secondAttempts: 0,
    toldAt: null,
  };
}
