import { findDoubledEvents, findLostEvents } from "./find-lost-events.ts";
import { findOvertaken, lateSecondAttempts } from "./find-overtaken.ts";
import { findStale } from "./find-stale.ts";
import { findWrongBursts, readWithOthers } from "./find-wrong-bursts.ts";
import { findDoubledLeads, findWrongMessages, findWrongTexts } from "./find-wrong-effects.ts";
import { findDoubledSends, findUnpermittedSends, findWrongOutcomes } from "./find-wrong-sends.ts";
import type { Check, History } from "./history.ts";

/** Every kind of anomaly, under the words with which a campaign counts it. */
export const checks = {
  "events lost": findLostEvents,
  "events twice": findDoubledEvents,
  "texts of an event that are not its own": findWrongTexts,
  "texts read with a wrong one": findWrongBursts,
  "messages lost or twice": findWrongMessages,
  "leads twice": findDoubledLeads,
  "texts accepted twice": findDoubledSends,
  "texts without a permit": findUnpermittedSends,
  "outcomes open or wrong": findWrongOutcomes,
  "replies out of order": findOvertaken,
  "stale decisions": findStale,
} as const satisfies Record<string, Check>;

export type Checked = { readonly counts: Readonly<Record<string, number>>; readonly failures: readonly string[] };

/** Goes through a recorded history: counts of what there was and of each anomaly, and what was found. Pure. */
export function checkHistory(history: History): Checked {
  const found = Object.entries(checks).map(([what, check]) => [what, check(history)] as const);
  const { webhooks, events, texts, sends } = history;
  return {
    counts: {
      "webhooks acknowledged": webhooks.filter(({ acknowledged }) => acknowledged).length,
      "events in the inbox": events.length,
      "dead letters": events.filter(({ state }) => state === "dead").length,
      "texts read with another": readWithOthers(history),
      texts: texts.length,
      "accepted by the carrier": sends.filter(({ accepted }) => accepted).length,
      "second attempts": texts.reduce((sum, { secondAttempts }) => sum + secondAttempts, 0),
      "of these later than a later reply": lateSecondAttempts(history),
      ...Object.fromEntries(found.map(([what, { length }]) => [what, length])),
    },
    failures: found.flatMap(([, findings]) => findings),
  };
}
