import type * as real from "../../../src/store/outbox.ts";
import { newText } from "../port/new-text.ts";
import { changeText } from "../port/outbox.ts";
import { claim } from "../port/claim-text.ts";
import { instant, statement } from "../port/statement.ts";
import { probeReason } from "./text-status.ts";

export const insertText: typeof real.insertText = async (tx, text, now) => {
  const { session, database, t, at } = await statement(tx);
  const permit = t.permits.get(session, `${text.clientId} ${text.permitId}`);
  const bound = ["action", "recipient", "sender", "template", "slot", "segments", "body"] as const;
  if (permit === undefined || bound.some((what) => permit[what] !== text[what])) {
    throw Object.assign(new Error("a text without its permit"), { code: "23503" });
  }
  await t.outbox.insertNew(session, newText(text, { seq: database.nextSeq(), nowMs: now.epochMilliseconds, at }));
};

const [validityMaxSeconds, validityMinSeconds] = [36_000, 60];

export const claimText: typeof real.claimText = async (db, leaseMs, now) => {
  const row = await claim(await statement(db), leaseMs, now.epochMilliseconds);
  if (row === null) return null;
  const { state, clientId, id, action, slot, attempts, fence } = row;
  if (state === "held" || state === "stopped" || state === "expired") {
    return { notSent: state, reason: row.reason ?? "" };
  }
  const left = Math.ceil((row.expiresAt - now.epochMilliseconds) / 1000);
  const validitySeconds = Math.min(validityMaxSeconds, Math.max(validityMinSeconds, left));
  const text = { outboxId: id, from: row.sender, to: row.recipient, body: row.body, validitySeconds };
  if (!isClaimed(text, state)) throw new Error(`a claim left its text ${state}`);
  const probe = row.reason === probeReason;
  return { clientId, action, slot, attempts, fence: String(fence), expiresAt: instant(row.expiresAt), probe, text };
};

type Words = Omit<real.Claim["text"], symbol>;

/** The simulated claim makes a text that may be handed to the simulated carrier. */
function isClaimed(_text: Words, state: string): _text is real.Claim["text"] {
  return state === "sending";
}

export const settleText: typeof real.settleText = async (db, { clientId, text, fence, probe }, settlement, now) => {
  const { session, database, at } = await statement(db);
  const { state, carrierId, segments, errorCode, reason, againInMs } = { ...nothingSettled, ...settlement };
  const kept = state === "accepted" && probe ? probeReason : reason;
  const key = `${clientId} ${text.outboxId}`;
  let late = false;
  const settled = await changeText(
    session,
    key,
    (row) =>
      String(row.fence) === fence && (row.state === "sending" || (row.state === "unknown" && state !== "queued")),
    (row) => {
      late = row.state === "unknown";
      const known = row.carrierId !== null;
      return {
        ...row,
        state: known ? "accepted" : state,
        carrierId: carrierId ?? row.carrierId,
        carrierSegments: segments ?? row.carrierSegments,
        errorCode: errorCode ?? row.errorCode,
        reason: kept,
        dueAt: state === "queued" ? at + againInMs : row.dueAt,
        settledAt: state === "queued" && !known ? null : now.epochMilliseconds,
        leasedUntil: null,
        senderUntil: null,
      };
    },
  );
  if (settled === null || late) database.rare("a sender told after its lease");
  if (settled !== null) return true;
  await changeText(
    session,
    key,
    () => true,
    (row) => ({
      ...row,
      senderUntil: String(row.fence) === fence ? null : row.senderUntil,
      stalledBy: row.stalledBy.filter((name) => name !== session.owner.name),
    }),
  );
  return false;
};

const nothingSettled = { carrierId: null, segments: null, errorCode: null, reason: null, againInMs: 0 };
