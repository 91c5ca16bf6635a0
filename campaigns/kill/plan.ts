import { faultPoints, type FaultPoint } from "../../src/telemetry/fault-points.ts";
import type { Chance } from "../hostile/chance.ts";

/** At a point, the n-th time that it is reached. */
export type PointDeath = { readonly at: "point"; readonly point: FaultPoint; readonly after: number };

/** One death: at a point, or so many milliseconds after a moment of its life. */
export type Death = PointDeath | { readonly at: "starting" | "working"; readonly afterMs: number };

const workingMsMin = 20;
const workingMsMax = 400;
const startingMsMax = 900;
const startingOneIn = 8;
/** What a run meets soon. The others come about where these have been: a look-up needs a text whose sender died. */
const first: readonly FaultPoint[] = [
  "text_answered",
  "event_done",
  "event_arrived",
  "event_committed",
  "text_claimed",
  "event_worked",
];

/** `timesMax`: a point is passed up to so many times before one dies there, so that something is done between two deaths. */
export type Plan = { readonly howMany: number; readonly randomOneIn: number; readonly timesMax: number };

/** One in `randomOneIn` deaths comes at random, the others at the points in turn, so that each is met. */
export function planDeaths({ howMany, randomOneIn, timesMax }: Plan, chance: Chance): readonly Death[] {
  const points = [...first, ...faultPoints.filter((point) => !first.includes(point))];
  let turn = 0;
  return Array.from({ length: howMany }, (_, at) => {
    if (at % randomOneIn === randomOneIn - 1) return atRandom(chance);
    const point = points[turn++ % points.length] ?? "event_done";
    return { at: "point", point, after: rare.has(point) ? 1 : 1 + chance.below(timesMax) };
  });
}

const rare = new Set<FaultPoint>([
  "look_up_claimed",
  "look_up_answered",
  "look_up_concluded",
  "timer_claimed",
  "timer_run",
]);

function atRandom(chance: Chance): Death {
  if (chance.onceIn(startingOneIn)) return { at: "starting", afterMs: chance.below(startingMsMax) };
  return { at: "working", afterMs: workingMsMin + chance.below(workingMsMax - workingMsMin) };
}
