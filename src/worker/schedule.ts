import { alertWatchTimer } from "../domain/alert-watch.ts";
import { closingTimer } from "../domain/closing.ts";
import { houseClient } from "../domain/ids.ts";
import { noticeTimer } from "../domain/owner/notice.ts";
import { numbersKeptFree } from "../domain/pool.ts";
import { trialTimer } from "../domain/trial.ts";
import type { Carrier } from "../flows/carrier.ts";
import { checkNumbers } from "../flows/check-numbers.ts";
import { endRests } from "../flows/end-rests.ts";
import { giveNotice } from "../flows/give-notice.ts";
import { goOnClosing } from "../flows/go-on-closing.ts";
import { serveQueue } from "../flows/onboard/serve-queue.ts";
import { passOnQuiet } from "../flows/pass-on-quiet.ts";
import { purgeOldBodies } from "../flows/purge-raw-bodies.ts";
import { stockPool } from "../flows/stock-pool.ts";
import { settleRestoration } from "../flows/settle-restoration.ts";
import { settlePrices } from "../flows/settle-prices.ts";
import { tellOperator } from "../flows/tell-operator.ts";
import { tellUndelivered } from "../flows/tell-undelivered.ts";
import { tryAgain } from "../flows/try-again.ts";
import { sweepCarrier, type Swept } from "../flows/sweep-carrier.ts";
import { wakeOwner, wakeTimer } from "../flows/wake-owner.ts";
import { watchAlert } from "../flows/watch-alert.ts";
import { watchDiverts } from "../flows/watch-diverts.ts";
import { watchPool } from "../flows/watch-pool.ts";
import { watchSetUps } from "../flows/watch-set-ups.ts";
import { watchTrial } from "../flows/watch-trial.ts";
import type { World } from "../flows/world.ts";
import type { Phone } from "../domain/phone.ts";
import { quietTimer } from "../domain/quiet.ts";
import { tryAgainTimer } from "../domain/tries.ts";
import type { Tx } from "../store/tenant.ts";
import { setTimer, type ClaimedTimer } from "../store/timers.ts";

export type Scheduled = {
  readonly world: World;
  readonly carrier: Carrier;
  readonly sweepFound: (phone: Phone, swept: Swept, since: Temporal.Instant) => void;
};

/**
 * Everything that JobRun does by the clock. A kind that is not here does not run. Texts of unknown outcome are looked up by a
 * loop of their own (look-up-unknown): their times stand in their rows, and a sweep that takes long must not hold them up.
 */
export const schedule = {
  /** What webhooks lost, from the carrier's own lists. */
  sweep: {
    everySeconds: 300,
    run: ({ world, carrier, sweepFound }: Scheduled) => sweepCarrier(world, carrier, sweepFound),
  },
  /** A restored database: what arrived and what was sent since its backup, before anything leaves. */
  settle_restoration: {
    everySeconds: 2,
    run: ({ world, carrier, sweepFound }: Scheduled) => settleRestoration(world, carrier, sweepFound),
  },
  /** Texts that did not arrive: their owner is told. */
  tell_undelivered: { everySeconds: 10, run: ({ world }: Scheduled) => tellUndelivered(world) },
  /** What texts cost in truth, from the carrier's lists. */
  settle_prices: { everySeconds: 300, run: ({ world, carrier }: Scheduled) => settlePrices(world, carrier) },
  /** Numbers that the carrier does not have, or that send their calls and texts elsewhere. */
  check_numbers: {
    everySeconds: 3_600,
    run: ({ world, carrier }: Scheduled) => checkNumbers(world.store, carrier, world.now()),
  },
  /** Numbers for those who wait and for the next owners, where the operator has them bought. */
  stock_pool: { everySeconds: 60, run: ({ world, carrier }: Scheduled) => stockPool(world, carrier, numbersKeptFree) },
  /** Owners who wait for a number, where some are free by now. */
  serve_queue: { everySeconds: 15, run: ({ world }: Scheduled) => serveQueue(world) },
  /** Incidents: the operator is told. */
  tell_operator: { everySeconds: 5, run: ({ world }: Scheduled) => tellOperator(world) },
  /** Set-ups that do not go on: owner and operator are told. */
  watch_set_ups: { everySeconds: 300, run: ({ world }: Scheduled) => watchSetUps(world) },
  /** Clients without a call for longer than is usual for them: their divert may be off. */
  watch_diverts: { everySeconds: 3_600, run: ({ world }: Scheduled) => watchDiverts(world) },
  /** Free numbers that run out: the operator is told. */
  watch_pool: { everySeconds: 300, run: ({ world }: Scheduled) => watchPool(world) },
  /** Numbers whose quarantine is over: the next owners may have them. */
  end_rests: { everySeconds: 3_600, run: ({ world }: Scheduled) => endRests(world) },
  /** Raw webhook bodies past their days. */
  purge_raw_bodies: { everySeconds: 86_400, run: ({ world }: Scheduled) => purgeOldBodies(world) },
} as const satisfies Record<string, { everySeconds: number; run: (scheduled: Scheduled) => Promise<unknown> }>;

/** Done in the transaction that finishes its timer: once or not at all, and not by a worker that lost its lease. */
type Once = (tx: Tx, world: World, timer: ClaimedTimer) => Promise<unknown>;

/** What is done once, at a time of its own, for the subject of its timer. */
const once: Readonly<Record<string, Once>> = {
  /** A text that did not arrive and may have another try. */
  [tryAgainTimer]: (tx, world, { clientId, subject }) => tryAgain(tx, clientId, subject, world.now()),
  /** A question that nobody has answered: the owner gets what was said. */
  [quietTimer]: (tx, world, timer) => passOnQuiet(tx, timer.clientId, timer, world.now()),
  /** Quiet hours are over: alerts that waited go. */
  [wakeTimer]: (tx, world, { clientId }) => wakeOwner(tx, clientId, world.now()),
  /** An alert about an emergency: has it arrived? */
  [alertWatchTimer]: (tx, world, { clientId, subject }) => watchAlert(tx, clientId, subject, world.now()),
  /** A day before the end of a trial, its end, and three days after it. */
  [trialTimer]: (tx, world, { clientId, subject }) => watchTrial(tx, clientId, subject, world.now()),
  /** A client that is being closed: its owner is told, and then it is shut. */
  [closingTimer]: (tx, world, { clientId, subject }) => goOnClosing(tx, clientId, subject, world.now()),
  /** What an owner must know of the service itself. */
  [noticeTimer]: (tx, world, { clientId, subject }) => giveNotice(tx, clientId, subject, world.now()),
};

/** What a recurring timer does may be done again where its end was not written; its flow sees to that. */
type Recurring = (scheduled: Scheduled) => Promise<unknown>;
export type Job = { readonly recurs: true; readonly run: Recurring } | { readonly recurs: false; readonly run: Once };

/** What to do for a timer of this kind; null where the schedule knows none. */
export function jobOf(kind: string): Job | null {
  const recurring: Readonly<Record<string, { readonly run: Recurring }>> = schedule;
  const [again, single] = [recurring[kind]?.run, once[kind]];
  if (again !== undefined) return { recurs: true, run: again };
  return single === undefined ? null : { recurs: false, run: single };
}

/** Sets the recurring timers where they do not wait already; the first run is due at once. */
export async function setSchedule(world: World): Promise<void> {
  await world.store.withTenant(houseClient, async (tx) => {
    for (const [kind, { everySeconds }] of Object.entries(schedule)) {
      await setTimer(tx, houseClient, { kind, subject: kind, dueAt: world.now(), everySeconds });
    }
  });
}
