import { classifySendError } from "../domain/send-errors.ts";
import type { ClaimedText, SendOutcome } from "../domain/send-outcome.ts";
import { unreachable } from "../domain/unreachable.ts";
import { claimText, settleText, type Claim, type Settlement } from "../store/outbox.ts";
import type { Store } from "../store/tenant.ts";
import { reach } from "../telemetry/fault-points.ts";
import { actOnCode } from "./act-on-code.ts";
import { holdForRefusal, releaseAfterProbe } from "./circuit.ts";

/** Longer than the carrier's time-out of 5 s, so that a living sender always answers within its lease. */
const sendLeaseMs = 8_000;
/** A sender that was held up for longer between claim and request does not begin it: its lease would be over before the answer. */
const sendWithinMs = 2_500;
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
  /** After each claim that found something: there may be more, which should not wait for this one's answer. */
  readonly begun?: () => void;
  /** Milliseconds of a clock that only runs on; the machine's where it is not given. */
  readonly clockMs?: () => number;
};

const heldUp: SendOutcome = {
  outcome: "refused",
  code: "held_up",
  reason: "the sender was held up after its claim",
  retryAfterSeconds: null,
};

/**
 * Claims one text, hands it to the carrier once, and writes down what is known then. False where nothing was due; a text that
 * may not go is ended by its claim, and that was all.
 */
export async function dispatchOne(dispatch: Dispatch): Promise<boolean> {
  const { store, send, now, chance, told, begun, clockMs = machineMs } = dispatch;
  const claimingAt = clockMs();
  const claim = await store.withoutTenant((db) => claimText(db, sendLeaseMs, now()));
  if (claim === null) return false;
  begun?.();
  if ("notSent" in claim) return true;
  reach("text_claimed");
  const startedAt = clockMs();
  const outcome = startedAt - claimingAt > sendWithinMs ? heldUp : await send(claim.text);
  reach("text_answered");
  // Before the text is queued again, so that nobody claims it in between.
  const heldMs = outcome.outcome === "refused" ? await holdForRefusal(store, claim, outcome.code, now()) : null;
  const settlement = settlementOf(claim, outcome, now(), chance(), heldMs);
  // Before it is settled, so that nothing of it is lost where this process ends in between.
  if (settlement.state === "refused") {
    const refused = { ...claim, id: claim.text.outboxId, recipient: claim.text.to };
    const said = { code: settlement.errorCode, told: "answer", eventId: null } as const;
    await store.withTenant(claim.clientId, (tx) => actOnCode(tx, refused, said, now()));
  }
  reach("text_noted");
  await store.withoutTenant((db) => settleText(db, claim, settlement, now()));
  reach("text_settled");
  if (claim.probe && settlement.state === "accepted") await releaseAfterProbe(store, claim, now());
  told(claim, settlement, Math.round(clockMs() - startedAt));
  return true;
}

/**
 * Only a known refusal of a kind that passes is tried again, and only while the text is still of use. `heldMs`: a circuit is
 * open, and the text waits for it however often it was tried.
 */
export function settlementOf(
  claim: Claim,
  outcome: SendOutcome,
  now: Temporal.Instant,
  chance: number,
  heldMs: number | null = null,
): Settlement {
  switch (outcome.outcome) {
    case "accepted":
      return { state: "accepted", carrierId: outcome.carrierId, segments: outcome.segments };
    case "unknown":
      return { state: "unknown", reason: outcome.reason };
    case "refused": {
      const { code: errorCode, reason } = outcome;
      if (heldMs !== null) return { state: "queued", errorCode, reason, againInMs: heldMs };
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

const machineMs = () => performance.now();

const neverLeft = new Set(["held_up", "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"]);

function passes(code: string): boolean {
  return neverLeft.has(code) || classifySendError(code) === "refused_try_again";
}

/** Exponential with full jitter, in milliseconds. */
function backoffMs(attempts: number, chance: number): number {
  return Math.round(chance * Math.min(backoffMaxMs, backoffFirstMs * 2 ** attempts)) + 50;
}
