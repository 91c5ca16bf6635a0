import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { makeChance } from "../../campaigns/hostile/chance.ts";
import { noon } from "../gate/gate-bench.ts";
import { moveOf } from "./simulate-port/moves.ts";
import { orThrown } from "./simulate-port/play.ts";
import { memoryRows, realRows } from "./simulate-port/rows.ts";
import { memorySide, openBench, realSide, type Bench } from "./simulate-port/sides.ts";

const movesEach = 320;
const compareEvery = 40;
/** Mostly moments pass, and now and then half a day, so that what is counted by the day is counted anew. */
const [momentSeconds, longSeconds] = [40, 43_200];
const seeds = [1, 2, 3, 4, 5, 6];

/** What the plays must have come to, or they have shown nothing about it. */
const wanted = [
  "a lease was lost and the fence refused the commit",
  "an event was claimed again after its lease",
  "texts were read as one",
  "a burst was ended by what must act at once",
  "a sender died between claim and answer",
  "a sender told after its lease",
  "a second attempt after two look-ups that found nothing",
  "an unknown text healed by its callback",
  "a callback came before the answer",
  "a pause held a queued text",
  "a held text was asked for again",
  "a text expired before it was sent",
  "a circuit opened",
];

const reached = new Set<string>();
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

describe("the simulated database", () => {
  for (const seed of seeds) {
    it(`answers as PostgreSQL does, whatever is asked of it, and holds the same rows (${seed})`, async () => {
      const client = await bench.gate.liveClient();
      const real = realSide(bench, client);
      const { side: simulated, database } = memorySide(client, (what) => reached.add(what));
      const chance = makeChance(seed);
      const done: string[] = [];
      let now = noon;
      for (let place = 1; place <= movesEach; place += 1) {
        now = now.add({ seconds: chance.onceIn(40) ? longSeconds : chance.below(momentSeconds) });
        const { name, on } = moveOf(chance, place, now);
        done.push(name);
        const [theirs, ours] = [await orThrown(() => on(real)), await orThrown(() => on(simulated))];
        const after = `after ${done.slice(-8).join("; ")}`;
        assert.deepEqual(plain(ours), plain(theirs), after);
        if (place % compareEvery === 0) assert.deepEqual(memoryRows(database), await realRows(bench.gate.root), after);
      }
    });
  }

  it("was asked for all that is rare", () => {
    assert.deepEqual(
      wanted.filter((what) => !reached.has(what)),
      [],
    );
  });
});

function plain(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer ?? null));
}
