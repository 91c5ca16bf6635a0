import { setTimeout as wait } from "node:timers/promises";
import { switchOff } from "../../src/flows/switch-off.ts";
import { isStoreAway } from "../../src/flows/store-away.ts";
import { openOperatorStore } from "../../src/store/operator.ts";
import type { TestClient } from "../../test/support/installation.ts";
import type { Pause } from "../history/history.ts";
import type { Chance } from "../hostile/chance.ts";
import type { Ground } from "./ground.ts";

const pausedMs = 300;
const betweenMs = 400;
const triesMax = 5;
const press = { what: "outbound", reason: "the campaign", by: "the campaign" } as const;

/** `drained` of these presses said so, and are in `pauses`; of the others some sender had died, and its text was in flight. */
export type Pressed = { readonly presses: number; readonly pauses: readonly Pause[] };

/** Pauses one client after another for a moment, until stopped. */
export function pressPauses(
  ground: Ground,
  clients: readonly TestClient[],
  chance: Chance,
): { stop(): Promise<Pressed> } {
  const { store } = ground.home.context;
  const operator = openOperatorStore(ground.home.database.operatorUrl);
  const pauses: Pause[] = [];
  let [pressing, presses] = [true, 0];
  const ended = (async () => {
    while (pressing) {
      const client = clients[chance.below(clients.length)];
      if (client === undefined) return;
      const scope = { level: "client", clientId: client.id } as const;
      const done = await patiently(() => switchOff(store, scope, press, { now: Temporal.Now.instant() }));
      const from = Date.now();
      presses += 1;
      await wait(pausedMs);
      if ("state" in done && done.state === "drained") pauses.push({ clientId: client.id, from, until: Date.now() });
      await patiently(() => operator.pressOn(scope, press, Temporal.Now.instant()));
      await wait(betweenMs);
    }
  })();
  // Told of by stop(): a campaign that ends early must not fall over what still runs beside it.
  ended.catch(() => undefined);
  return {
    stop: async () => {
      pressing = false;
      await ended;
      await operator.close();
      return { presses, pauses };
    },
  };
}

/** On a machine that starts processes all the time a connection may not be made in time; a person would press again. */
async function patiently<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries >= triesMax || !isStoreAway(error)) throw error;
    }
  }
}
