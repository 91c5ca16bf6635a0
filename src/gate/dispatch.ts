import { classifySendError, meansOptedOut } from "../domain/send-errors.ts";
import type { ClaimedText, SendOutcome } from "../domain/send-outcome.ts";
import { unreachable } from "../domain/unreachable.ts";
import { optOut } from "../store/opt-outs.ts";
import { claimText, settleText, type Claim, type Settlement } from "../store/outbox.ts";
import type { Store, Tx } from "../store/tenant.ts";

/** Longer than the carrier's time-out of 5 s, so that a living sender always answers within its lease. */
const sendLeaseMs = 8_000;
/** A call may begin this long after its claim was asked for: one that begins so, and lasts no longer than it may, ends within the lease. */
const callBeginsWithinMs = 2_000;
export const sendAttemptsMax = 6;
const backoffFirstMs = 500;
const backoffMaxMs = 30_000;

export type Dispatch = {
  readonly store: Store;
  readonly send: (text: ClaimedText) => Promise<SendOutcome>;
  readonly now: () => Temporal.Instant;
  /** From 0 up to 1, for the jitter of a second attempt. */
  readonly chance: () => number;
  readonly told: (claim: Claim, settlement: Settlement, tookMs: number) => void;
};

/** Claims one text, hands it to the carrier once, and writes down what is known then. False where nothing was due. */
export async function dispatchOne({ store, send, now, chance, told }: Dispatch): Promise<boolean> {
  const askedAt = performance.now();
  const claim = await store.withoutTenant((tx) => claimText(tx, sendLeaseMs, now()));
  if (claim === null) return false;
  const startedAt = performance.now();
  if (startedAt - askedAt > callBeginsWithinMs) {
    // This process stood still since the claim; a pause may have been pressed, so the gate is asked anew.
    await store.withTenant(claim.clientId, (tx) => settleText(tx, claim, tooLate, now()));
    told(claim, tooLate, 0);
    return true;
  }
  const outcome = await send(claim.text);
  const settlement = settlementOf(claim, outcome, now(), chance());
  await store.withTenant(claim.clientId, async (tx) => {
    await settleText(tx, claim, settlement, now());
    if (outcome.outcome === "refused" && meansOptedOut(outcome.code)) await noteOptOut(tx, claim, outcome.code, now());
  });
  told(claim, settlement, Math.round(performance.now() - startedAt));
  return true;
}

const tooLate: Settlement = {
  state: "queued",
  errorCode: "none",
  reason: "claimed, and not called in time",
  againInMs: 0,
};

/** The carrier knows of an opt-out that we do not: from now on we know it too. */
function noteOptOut(tx: Tx, { clientId, text }: Claim, code: string, now: Temporal.Instant): Promise<void> {
  const words = `the carrier answered ${code}`;
  return optOut(tx, { clientId, phone: text.to, source: "carrier", words, eventId: null }, now);
}

/** Only a known refusal of a kind that passes is tried again, and only while the text is still of use. */
export function settlementOf(claim: Claim, outcome: SendOutcome, now: Temporal.Instant, chance: number): Settlement {
  switch (outcome.outcome) {
    case "accepted":
      return { state: "accepted", carrierId: outcome.carrierId, segments: outcome.segments };
    case "unknown":
      return { state: "unknown", reason: outcome.reason };
    case "refused": {
      const { code: errorCode, reason } = outcome;
      const againInMs = Math.max(backoffMs(claim.attempts, chance), (outcome.retryAfterSeconds ?? 0) * 1000);
      const useful = Temporal.Instant.compare(now.add({ milliseconds: againInMs }), claim.expiresAt) < 0;
      if (passes(errorCode) && useful && claim.attempts < sendAttemptsMax) {
        return { state: "queued", errorCode, reason, againInMs };
      }
      return { state: "refused", errorCode, reason };
    }
    default:
      return unreachable(outcome);
  }
}

const neverLeft = new Set(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"]);

function passes(code: string): boolean {
  return neverLeft.has(code) || classifySendError(code) === "refused_try_again";
}

/** Exponential with full jitter, in milliseconds. */
function backoffMs(attempts: number, chance: number): number {
  return Math.round(chance * Math.min(backoffMaxMs, backoffFirstMs * 2 ** attempts)) + 50;
}
