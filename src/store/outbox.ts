import { sql, type Kysely } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { TextAction } from "../domain/action.ts";
import type { Phone } from "../domain/phone.ts";
import type { ClaimedText } from "../domain/send-outcome.ts";
import type { Request } from "./permits.ts";
import type { DB } from "./tables.generated.ts";
import type { Tx } from "./tenant.ts";

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
export async function claimText(
  db: Kysely<DB>,
  leaseMs: number,
  now: Temporal.Instant,
): Promise<Claim | NotSent | null> {
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

/** Writes what became of a claim. False where the claim is no longer this one's: nothing was written. */
export async function settleText(
  tx: Tx,
  claim: Claim,
  settlement: Settlement,
  now: Temporal.Instant,
): Promise<boolean> {
  const settled = await tx
    .updateTable("outbox")
    .set({ ...columnsOf(settlement), settledAt: settledAt(settlement, now), leasedUntil: null, senderUntil: null })
    .where("clientId", "=", claim.clientId)
    .where("id", "=", claim.text.outboxId)
    .where("fence", "=", claim.fence)
    // A text that counts as unknown by now waits for its look-ups, even where this sender knows that nothing left.
    .where("state", "in", settlement.state === "queued" ? ["sending"] : ["sending", "unknown"])
    .returning("id")
    .executeTakeFirst();
  if (settled === undefined) await endSending(tx, claim);
  return settled !== undefined;
}

/** What this sender did is over, also where another has decided about its text: no pause waits for it any more. */
async function endSending(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .updateTable("outbox")
    .set({ senderUntil: null })
    .where("clientId", "=", claim.clientId)
    .where("id", "=", claim.text.outboxId)
    .where("fence", "=", claim.fence)
    .execute();
}

function columnsOf(settlement: Settlement) {
  switch (settlement.state) {
    case "accepted":
      return {
        state: "accepted",
        carrierId: settlement.carrierId,
        carrierSegments: settlement.segments,
        reason: null,
      };
    case "queued": {
      const dueAt = sql<string>`clock_timestamp() + make_interval(secs => ${settlement.againInMs / 1000})`;
      const { errorCode, reason } = settlement;
      return { state: unlessAccepted("queued"), dueAt, errorCode, reason };
    }
    case "unknown":
      return { state: unlessAccepted("unknown"), reason: settlement.reason };
    case "refused":
      return { ...settlement, state: unlessAccepted("refused") };
  }
}

/** A text that is queued again is not settled. */
function settledAt({ state }: Settlement, now: Temporal.Instant) {
  const at = now.toString();
  return state === "queued"
    ? sql<string | null>`CASE WHEN "carrierId" IS NULL THEN NULL ELSE ${at}::timestamptz END`
    : at;
}

/** A callback that came before the answer, or about an earlier attempt, has told already that the carrier has it. */
function unlessAccepted(state: string) {
  return sql<string>`CASE WHEN "carrierId" IS NULL THEN ${state} ELSE 'accepted' END`;
}
