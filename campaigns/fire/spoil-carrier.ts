import { setTimeout as pause } from "node:timers/promises";
import type { PhoneNetwork } from "../../test/support/phone-network.ts";
import type { Chance } from "../hostile/chance.ts";

const callbackFaults = ["late", "shuffled", "doubled", "lost"] as const;
/** Two of these leave a text at the carrier, or not, without a word about it. */
const sendFaults = ["500-after", "500-after", "500-before", "reset", "429"] as const;
const everyMs = 120;
const timesMax = 20;
const sendsOneIn = 6;
const sendTimesMax = 3;
/** More than one process has under way at once: some of them are told of the failure and live. */
const firstTimes = 12;
const lostTimes = 10_000;

/** Callbacks come late, twice, in another order or never, and some requests go wrong, until stopped; then the network is well. */
export function spoilCarrier(network: PhoneNetwork, chance: Chance, lateMs: number): { stop(): Promise<void> } {
  let spoiling = true;
  const ended = (async () => {
    // Not left to chance: taken by the carrier, and neither the answer nor a callback says so.
    await network.fault({ send: "500-after", times: firstTimes });
    await network.fault({ callbacks: "lost", times: lostTimes });
    while (spoiling && (await sendFaultLeft(network))) await pause(everyMs);
    await pause(everyMs);
    while (spoiling) {
      await network.fault({
        callbacks: chance.pick(callbackFaults),
        times: 1 + chance.below(timesMax),
        delayMs: lateMs,
      });
      // One that is still to come stays: the last one asked for would take its place.
      if (chance.onceIn(sendsOneIn) && !(await sendFaultLeft(network)))
        await network.fault({ send: chance.pick(sendFaults), times: 1 + chance.below(sendTimesMax) });
      await pause(everyMs);
    }
  })();
  // Told of by stop(): a campaign that ends early must not fall over what still runs beside it.
  ended.catch(() => undefined);
  return {
    stop: async () => {
      spoiling = false;
      await ended;
      await network.heal();
    },
  };
}

async function sendFaultLeft({ url }: PhoneNetwork): Promise<boolean> {
  return (await (await fetch(`${url}/sandbox/faults`)).text()).includes('"send"');
}
