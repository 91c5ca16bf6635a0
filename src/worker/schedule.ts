import { houseClient } from "../domain/ids.ts";
import type { Carrier } from "../flows/carrier.ts";
import { purgeOldBodies } from "../flows/purge-raw-bodies.ts";
import { tellOperator } from "../flows/tell-operator.ts";
import { tellUndelivered } from "../flows/tell-undelivered.ts";
import { sweepCarrier, type Swept } from "../flows/sweep-carrier.ts";
import type { World } from "../flows/world.ts";
import type { Phone } from "../domain/phone.ts";
import { setTimer } from "../store/timers.ts";

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
  /** Texts that did not arrive: their owner is told. */
  tell_undelivered: { everySeconds: 10, run: ({ world }: Scheduled) => tellUndelivered(world) },
  /** Incidents: the operator is told. */
  tell_operator: { everySeconds: 5, run: ({ world }: Scheduled) => tellOperator(world) },
  /** Raw webhook bodies past their days. */
  purge_raw_bodies: { everySeconds: 86_400, run: ({ world }: Scheduled) => purgeOldBodies(world) },
} as const satisfies Record<string, { everySeconds: number; run: (scheduled: Scheduled) => Promise<unknown> }>;

export type TimerKind = keyof typeof schedule;

/** Sets the recurring timers where they do not wait already; the first run is due at once. */
export async function setSchedule(world: World): Promise<void> {
  await world.store.withTenant(houseClient, async (tx) => {
    for (const [kind, { everySeconds }] of Object.entries(schedule)) {
      await setTimer(tx, houseClient, { kind, subject: kind, dueAt: world.now(), everySeconds });
    }
  });
}
