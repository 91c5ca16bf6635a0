import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { TextAction } from "../domain/action.ts";
import type { Phone } from "../domain/phone.ts";
import type { ClaimedText } from "../domain/send-outcome.ts";
import type { Request } from "./permits.ts";
import type { Alone, Tx } from "./tenant.ts";

export type QueuedText = Request<TextAction> & {
  readonly permitId: string;
  readonly outboxId: string;
  readonly segments: number;
  readonly expiresAt: Temporal.Instant;
};

export async function insertText(tx: Tx, text: QueuedText, now: Temporal.Instant): Promise<void> {
  const { outboxId, expiresAt, ...bound } = text;
  await tx
    .insertInto("outbox")
    .values({ id: outboxId, ...bound, queuedAt: now.toString(), expiresAt: expiresAt.toString() })
    .execute();
}

export type Claim = {
  readonly clientId: ClientId;
  readonly action: string;
  readonly attempts: number;
  readonly fence: string;
  readonly expiresAt: Temporal.Instant;
  /** Whether it goes to see if the carrier still refuses. */
  readonly probe: boolean;
  readonly text: ClaimedText;
};

/** A text that the claim ended in place of sending it: it may not go now, or not any more. */
export type NotSent = { readonly notSent: "held" | "stopped" | "expired"; readonly reason: string };

type ClaimRow = {
  state: string;
  clientId: ClientId;
  id: string;
  action: string;
  recipient: Phone;
  sender: Phone;
  body: string;
  attempts: number;
  fence: string;
  expiresAt: Temporal.Instant;
  reason: string | null;
};

const validityMaxSeconds = 36_000;
const validityMinSeconds = 60;

/** The next text, marked as being sent, or ended where the gate, asked again inside, says no; null where none is due. */
export async function claimText(db: Alone, leaseMs: number, now: Temporal.Instant): Promise<Claim | NotSent | null> {
  const { rows } = await sql<ClaimRow>`
    SELECT state, "clientId", id, action, recipient, sender, body, attempts, fence, "expiresAt", reason
    FROM claim_text(make_interval(secs => ${leaseMs / 1000}), ${now.toString()}::timestamptz)`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  if (row.state === "held" || row.state === "stopped" || row.state === "expired") {
    return { notSent: row.state, reason: row.reason ?? "" };
  }
  const left = Math.ceil(now.until(row.expiresAt).total("seconds"));
  const validitySeconds = Math.min(validityMaxSeconds, Math.max(validityMinSeconds, left));
  const { clientId, action, attempts, fence, expiresAt } = row;
  const text = { outboxId: row.id, from: row.sender, to: row.recipient, body: row.body, validitySeconds };
  const probe = row.reason !== null;
  return { clientId, action, attempts, fence, expiresAt, probe, text: text as ClaimedText };
}

export type Settlement =
  | { readonly state: "accepted"; readonly carrierId: string; readonly segments: number | null }
  | { readonly state: "refused"; readonly errorCode: string; readonly reason: string }
  | { readonly state: "unknown"; readonly reason: string }
  | { readonly state: "queued"; readonly errorCode: string; readonly reason: string; readonly againInMs: number };

/** Writes what became of a claim. False where the claim is no longer this one's: nothing but the end of its sending was written. */
export async function settleText(
  db: Alone,
  { clientId, text, fence }: Claim,
  settlement: Settlement,
  now: Temporal.Instant,
): Promise<boolean> {
  const { state, carrierId, segments, errorCode, reason, againInMs } = { ...nothingSettled, ...settlement };
  const { rows } = await sql<{ settled: boolean }>`
    SELECT settle_text(${clientId}, ${text.outboxId}, ${fence}, ${state}, ${carrierId}, ${segments}, ${errorCode}, ${reason},
      make_interval(secs => ${againInMs / 1000}), ${now.toString()}::timestamptz) AS settled`.execute(db);
  return rows[0]?.settled ?? false;
}

const nothingSettled = { carrierId: null, segments: null, errorCode: null, reason: null, againInMs: 0 };
