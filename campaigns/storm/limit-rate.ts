import { setTimeout as pause } from "node:timers/promises";
import type { PhoneNetwork } from "../../test/support/phone-network.ts";

const everyMs = 60;
const refusedEach = 2;

/** Until stopped, the carrier turns away a text now and then for a second: what is said next to that person must wait for it. */
export function limitRate(network: PhoneNetwork): { stop(): Promise<void> } {
  let limiting = true;
  const ended = (async () => {
    while (limiting) {
      await network.fault({ send: "429", times: refusedEach });
      await pause(everyMs);
    }
  })();
  // Told of by stop(): a campaign that ends early must not fall over what still runs beside it.
  ended.catch(() => undefined);
  return {
    stop: async () => {
      limiting = false;
      await ended;
    },
  };
}
