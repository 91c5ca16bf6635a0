import type { TextAction } from "../domain/action.ts";
import { meaningOf, type CodeMeaning, type ToldIn } from "../domain/code-meaning.ts";
import { forWhom } from "../domain/for-whom.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { nextTry, tryAgainMinutes, tryAgainTimer } from "../domain/tries.ts";
import { raiseIncident } from "../store/incidents.ts";
import { stopThread } from "../store/looping-threads.ts";
import { optOut } from "../store/opt-outs.ts";
import type { Tx } from "../store/tenant.ts";
import { setTimer } from "../store/timers.ts";
import { noteUnreachable } from "../store/unreachable-numbers.ts";

/** A text that did not go or did not arrive, as far as its code is concerned. */
export type FailedText = {
  readonly clientId: ClientId;
  readonly id: string;
  readonly action: TextAction;
  readonly slot: string;
  readonly recipient: Phone;
  readonly expiresAt: Temporal.Instant;
};

/** What the carrier said of it; `eventId` is the callback's, where one said it. */
export type Said = { readonly code: string; readonly told: ToldIn; readonly eventId: string | null };

/**
 * Does what a code asks for, in one transaction: the same for the answer to a send, before its text is settled, and for a callback. Circuits are opened elsewhere, since they may be everybody's.
 */
export async function actOnCode(tx: Tx, text: FailedText, said: Said, now: Temporal.Instant): Promise<void> {
  const { clientId, recipient: phone } = text;
  const { code, eventId } = said;
  const meaning = meaningOf(code, said.told);
  if (meaning.optedOut) {
    const words = `the carrier answered ${code}`;
    await optOut(tx, { clientId, phone, source: "carrier", words, eventId }, now);
  }
  // An owner who was once out of reach must not be without alerts for a month: the operator hears of each instead.
  if (meaning.unreachable && forWhom(text.action) === "customer") {
    await noteUnreachable(tx, { clientId, phone, code }, now);
  }
  if (meaning.loop) await stopThread(tx, { clientId, phone, why: `the carrier answered ${code}` }, now);
  if (meaning.incident !== null) await raise(tx, text, code, meaning.incident, now);
  await planNextTry(tx, text, meaning, now);
}

/** Another try is a text of its own, with a permit of its own, and no use after the first one's time. */
async function planNextTry(tx: Tx, text: FailedText, { moreTries }: CodeMeaning, now: Temporal.Instant): Promise<void> {
  const dueAt = now.add({ minutes: tryAgainMinutes });
  const useful = Temporal.Instant.compare(dueAt, text.expiresAt) < 0;
  if (!useful || forWhom(text.action) === "nobody" || nextTry(text.slot, moreTries) === null) return;
  await setTimer(tx, text.clientId, { kind: tryAgainTimer, subject: text.id, dueAt, everySeconds: null });
}

function raise(
  tx: Tx,
  { clientId, action }: FailedText,
  code: string,
  kind: NonNullable<CodeMeaning["incident"]>,
  now: Temporal.Instant,
): Promise<void> {
  const detail = `${whatHappened[kind]} (${code}). It was a text of kind ${action} of client ${clientId}.`;
  return raiseIncident(tx, clientId, { kind, subject: code, detail }, now);
}

const whatHappened = {
  carrier_dropped: "The carrier dropped a text and would drop the same again",
  unknown_code: "A text failed with a code that JobRun does not know",
  webhook_fault: "The carrier could not reach JobRun's addresses",
} as const;
