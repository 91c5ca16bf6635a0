import { setTimeout as pause } from "node:timers/promises";
import { lookUpUnknown } from "../../src/flows/look-up-unknown.ts";
import { dispatchOne } from "../../src/gate/dispatch.ts";
import { connectCarrier } from "../../src/vendors/twilio/carrier.ts";
import { inboxTurn } from "../../src/worker/inbox-loop.ts";
import type { Turn } from "../../src/worker/loop.ts";
import { timerTurn } from "../../src/worker/timer-loop.ts";
import { account, type Installation } from "../../test/support/installation.ts";
import { hurry } from "./hurry.ts";

/** The loops' own turns, one after the other in one lane, so that the n-th call is the same one each time. */
export type Crew = {
  /** Works until nothing is left to do. A turn that fails is followed by the next, as in a loop. */
  workUntilCalm(): Promise<void>;
  /** What the turns threw. */
  readonly thrown: unknown[];
};

const roundsMax = 60;
const turnsMax = 200;
const settleMs = 10_000;
/** Full jitter of none at all: what is tried again is due at once. */
const chance = () => 0;
const gapPassesMs = 3;

export function makeCrew(home: Installation, carrierUrl: string, gapMs: number): Crew {
  const { store, carrier, world: its } = home.context;
  const { accountSid, authToken } = account;
  const { send } = connectCarrier(
    { accountSid, authTokens: [authToken], apiBaseUrl: carrierUrl, bundleSid: null },
    home.publicUrl,
    async () => "home",
  );
  const world = { ...its, wake: () => undefined };
  const nobody = { done: () => undefined, retried: () => undefined, dead: () => undefined };
  const turns: readonly Turn[] = [
    inboxTurn(world, nobody, chance),
    () => dispatchOne({ store, send, now: world.now, chance, told: () => undefined }),
    () => lookUpUnknown({ world, carrier, gapMs, told: () => undefined }),
    timerTurn({ world, carrier, sweepFound: () => undefined }, (_timer, error) => thrown.push(error), chance),
  ];
  const thrown: unknown[] = [];

  /** Answers whether there was anything to do. */
  async function round(): Promise<boolean> {
    let worked = false;
    for (const turn of turns) {
      for (let at = 0; at < turnsMax; at += 1) {
        const more = await turn().catch((error: unknown) => void thrown.push(error));
        if (more === false) break;
        worked = true;
      }
    }
    return worked;
  }

  return {
    thrown,
    workUntilCalm: async () => {
      for (let at = 0; at < roundsMax; at += 1) {
        await home.network.settle(settleMs);
        const worked = await round();
        const hurried = await hurry(home.records);
        if (hurried > 0) await pause(gapPassesMs);
        else if (!worked && (await home.network.pending()) === 0) return;
      }
      throw new Error(`after ${roundsMax} rounds there is still something to do: ${thrown.map(String).join("; ")}`);
    },
  };
}
