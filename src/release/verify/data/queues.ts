import type { Check, DatabaseGround } from "../check.ts";
import { rowsCheck } from "../rows-check.ts";

const stuckMinutes = 5;
/** The carrier's clock and ours, beside the moment at which somebody opted out. */
const graceSeconds = 5;
const late = `now() - interval '${stuckMinutes} minutes'`;

/** What is under way, what was sent, and what was pressed. */
export const queueChecks: readonly Check<DatabaseGround>[] = [
  rowsCheck({
    name: "events_move",
    promise: `no event has been due for more than ${stuckMinutes} minutes`,
    means: "Nobody works: callers wait for an answer.",
    mend: "Is jobrun work (or start) running? See jobrun migrate status for who lives, and /health.",
    rows: `SELECT id, state = 'waiting' AND "dueAt" < ${late} AS bad FROM inbox`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "events_dead",
    promise: "no event is dead",
    means: "It could not be handled; somebody may not have been answered.",
    mend: "jobrun dead list says why; jobrun dead retry ID tries again.",
    rows: `SELECT id, state = 'dead' AS bad FROM inbox`,
    atLeast: 0,
    worst: "warning",
  }),
  rowsCheck({
    name: "texts_move",
    promise: `no text has been with a sender for more than ${stuckMinutes} minutes`,
    means: "A sender died and nobody took over.",
    mend: "Is jobrun work (or start) running? What was with it becomes unknown and is looked up at the carrier.",
    rows: `SELECT id, state = 'sending' AND "leasedUntil" < ${late} AS bad FROM outbox`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "texts_known",
    promise: "of every text it is known whether the carrier took it",
    means: "It may have been sent or not; it is not sent again before that is known.",
    mend: "It is looked up at the carrier by itself; if it stays, see jobrun incident list.",
    rows: `SELECT id, state = 'unknown' AND "unknownAt" < ${late} AS bad FROM outbox`,
    atLeast: 0,
    worst: "warning",
  }),
  rowsCheck({
    name: "texts_permitted",
    promise: "every text has a permit for its recipient, its sender and its words",
    means: "Something was sent that the gate never allowed.",
    mend: "Press jobrun pause at once; jobrun why PHONE shows what was decided.",
    rows: `SELECT o.id, p.id IS NULL AS bad FROM outbox o LEFT JOIN permits p ON p."clientId" = o."clientId" AND p.id = o."permitId"
        AND p.action = o.action AND p.recipient = o.recipient AND p.sender = o.sender AND p."bodyHash" = o."bodyHash"`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "opted_out_stay_silent",
    promise: "nobody was texted after they opted out",
    means: "The law was broken, and the carrier may close the account.",
    mend: "Press jobrun pause at once; jobrun why PHONE shows what was decided.",
    rows: `SELECT o.id, EXISTS (SELECT FROM opt_outs x WHERE x."clientId" = o."clientId" AND x.phone = o.recipient
          AND o."sentAt" > x."optedOutAt" + interval '${graceSeconds} seconds'
          AND (x."clearedAt" IS NULL OR o."sentAt" < x."clearedAt")) AS bad
      FROM outbox o WHERE o."sentAt" IS NOT NULL`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "timers_run",
    promise: "no timer has failed for good or been due for more than an hour",
    means: "Watches, reminders or the sweep stand still.",
    mend: "Is jobrun work (or start) running? The error stands in the timer's row.",
    rows: `SELECT "clientId" || ' ' || id AS id, state = 'dead' OR (state = 'waiting' AND greatest("dueAt", "retryAt") < now() - interval '1 hour') AS bad
      FROM timers`,
    atLeast: 0,
  }),
  rowsCheck({
    name: "audit_whole",
    promise: "no line of the audit was changed, taken out or put in",
    means: "Somebody with the owner's rights rewrote who pressed what.",
    mend: "Keep the database as it is, and compare with the last backup.",
    rows: `SELECT a.id, b.id IS NOT NULL AS bad FROM audit a LEFT JOIN audit_breaks() b ON b.id = a.id`,
    atLeast: 0,
  }),
];
