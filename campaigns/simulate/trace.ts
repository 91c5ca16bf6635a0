import type { Judge } from "./judge.ts";
import type { Database } from "./port/database.ts";

/** Writes down what becomes of events, texts and timers, as it is committed, and what the carrier takes. */
export function writeTrace({ tables }: Database, judge: Judge, note: (line: string) => void): void {
  const { inbox, timers, outbox, steps } = tables;
  const [text, step, timer] = [outbox.watch, steps.watch, timers.watch];
  inbox.watch = (before, { id, key, event, state, attempts, leasedUntil, outcome, error }) => {
    if (before === null) note(`event ${id} ${key} ${event.from}${"body" in event ? ` "${event.body}"` : ""}`);
    else if (state !== before.state || leasedUntil === null || attempts !== before.attempts)
      note(`event ${id} ${state}, attempt ${attempts} ${outcome ?? error ?? ""}`);
  };
  timers.watch = (before, after) => {
    const { id, kind, state, attempts, everySeconds } = after;
    timer(before, after);
    if (everySeconds === null && before?.state !== state) note(`timer ${id} ${kind} ${state}, attempt ${attempts}`);
  };
  outbox.watch = (before, after) => {
    const { id, recipient, slot, template, state, reason, carrierStatus, lookUps, claimedBy } = after;
    if (before?.state !== state || before.carrierStatus !== carrierStatus || before.lookUps !== lookUps)
      note(
        `text ${id} to ${recipient} ${template} [${slot}] ${state} ${reason ?? ""} ${carrierStatus ?? ""} ${lookUps} ${claimedBy ?? ""}`,
      );
    text(before, after);
  };
  steps.watch = (before, after) => {
    note(`step of ${after.cause}`);
    step(before, after);
  };
  judge.tell = note;
}
