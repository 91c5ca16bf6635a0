import { setTimeout as pause } from "node:timers/promises";
import type { Records } from "../../test/support/records.ts";

const hurryEveryMs = 100;

// A sender that lives keeps its lease: it is frozen nowhere, and its request would be ours to answer for.
const sendersGone = `UPDATE outbox SET "leasedUntil" = clock_timestamp() WHERE ("clientId", id) IN (
  SELECT "clientId", id FROM outbox o WHERE state = 'sending' AND "leasedUntil" > clock_timestamp()
    AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.application_name = o."claimedBy") FOR UPDATE SKIP LOCKED)`;
/** Of the events nobody knows whose they are, so workers that live lose theirs as well, as after a freeze: the fence decides. */
const events = `UPDATE inbox SET "leasedUntil" = clock_timestamp() WHERE ("clientId", id) IN (
  SELECT "clientId", id FROM inbox WHERE state = 'waiting' AND "leasedUntil" > clock_timestamp() + interval '1 s'
    AND "leasedUntil" < clock_timestamp() + interval '5.6 s' FOR UPDATE SKIP LOCKED)`;
const lookUps = `UPDATE outbox SET "leasedUntil" = clock_timestamp() WHERE ("clientId", id) IN (
  SELECT "clientId", id FROM outbox WHERE state = 'unknown' AND "leasedUntil" > clock_timestamp()
    AND "leasedUntil" < clock_timestamp() + interval '7.6 s' FOR UPDATE SKIP LOCKED)`;

/** Ends leases early, until stopped: the short form has no seconds to wait for those of processes that were killed. */
export function hurryLeases(records: Records): { stop(): Promise<void> } {
  let hurrying = true;
  const ended = (async () => {
    while (hurrying) {
      for (const statement of [sendersGone, events, lookUps]) await records.rows(statement);
      await pause(hurryEveryMs);
    }
  })();
  // Told of by stop(): a campaign that ends early must not fall over what still runs beside it.
  ended.catch(() => undefined);
  return {
    stop: async () => {
      hurrying = false;
      await ended;
    },
  };
}
