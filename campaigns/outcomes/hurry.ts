import { setTimeout as pause } from "node:timers/promises";
import type { Installation } from "../../test/support/installation.ts";

const hurryEveryMs = 150;

// What a claim has locked is left alone: two who wait for each other would be our doing, not the product's.
const circuitsOver = `UPDATE circuits SET "openUntil" = clock_timestamp() WHERE ("clientId", code) IN (
  SELECT "clientId", code FROM circuits WHERE "openUntil" > clock_timestamp() FOR UPDATE SKIP LOCKED)`;
const textsDue = `UPDATE outbox SET "dueAt" = clock_timestamp() WHERE id IN (SELECT id FROM outbox
  WHERE state = 'queued' AND "dueAt" > clock_timestamp() + interval '2 s' FOR UPDATE SKIP LOCKED)`;

/** Cuts short the pauses of circuits, and of texts that wait for them, until stopped: a campaign has no minutes to wait. */
export function hurryCircuits({ records }: Installation): { stop(): Promise<void> } {
  let hurrying = true;
  const ended = (async () => {
    while (hurrying) {
      for (const statement of [circuitsOver, textsDue]) await records.rows(statement);
      await pause(hurryEveryMs);
    }
  })();
  return {
    stop: async () => {
      hurrying = false;
      await ended;
    },
  };
}
