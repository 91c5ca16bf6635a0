import { setTimeout as pause } from "node:timers/promises";
import { installation, type Installation } from "../../test/support/installation.ts";
import { judgeSends } from "../../test/support/judge-sends.ts";
import { until } from "../../test/support/until.ts";
import { checkHistory } from "../history/check-history.ts";
import { readHistory } from "../history/read-history.ts";
import type { Chance } from "../hostile/chance.ts";
import type { Part } from "./part.ts";

export type ClockSizes = { readonly talks: number; readonly jumps: number };

const jumpMinutesMax = 60;
const betweenMsMax = 150;
const clientDayPence = 100_000;
const withinMs = 60_000;
/** By then every timer that a talk has set is due. */
const afterwards = { hours: 2 };

/** People ring and text while business time jumps forward and back by up to an hour; everything is done once all the same. */
export async function moveClocks({ talks, jumps }: ClockSizes, chance: Chance): Promise<Part> {
  const home = await installation({ clientDayPence, lookupGapMs: 200 });
  try {
    const client = await home.liveClient();
    await Promise.all([talk(home, client.number, talks, chance), jump(home, jumps, chance)]);
    await home.untilIdle();
    home.advance({ minutes: jumpMinutesMax * jumps });
    home.advance(afterwards);
    await until(
      "no timer waits",
      async () => (await home.records.rows(waiting, [home.context.world.now().toString()])).length === 0,
      withinMs,
    );
    await home.untilIdle();
    // When an opt-out was and when a text left are told by different clocks here.
    const history = { ...(await readHistory({ ...home, webhooks: [], pauses: [] })), optOuts: [] };
    return {
      counts: { "jumps of the clock": jumps, "events amid the jumps": history.events.length },
      failures: [
        ...checkHistory(history).failures,
        ...(await judgeSends(home)),
        ...(await judgeEnds(home, client.owner)),
      ],
    };
  } finally {
    await home.close();
  }
}

const waiting = `SELECT 1 FROM timers WHERE state = 'waiting' AND "everySeconds" IS NULL AND "dueAt" <= $1`;

async function talk({ network, ...home }: Installation, number: string, talks: number, chance: Chance): Promise<void> {
  for (let at = 0; at < talks; at += 1) {
    const person = home.nextPhone();
    await network.call(person, number);
    await pause(chance.below(betweenMsMax));
    await network.text(person, number, chance.pick(["the boiler leaks", "my sink is blocked, LS1 4AP", "STOP"]));
    await pause(chance.below(betweenMsMax));
  }
}

async function jump({ advance }: Pick<Installation, "advance">, jumps: number, chance: Chance): Promise<void> {
  for (let at = 0; at < jumps; at += 1) {
    advance({ minutes: chance.below(2 * jumpMinutesMax + 1) - jumpMinutesMax });
    await pause(chance.below(betweenMsMax));
  }
}

/** No timer has died, and the owner hears of everything once, but for those whom to ring: of them in each hour by the clock. */
async function judgeEnds({ records, network }: Installation, owner: string): Promise<readonly string[]> {
  const dead = await records.rows<{ kind: string; error: string }>(
    `SELECT kind, error FROM timers WHERE state = 'dead'`,
  );
  const told = (await network.textsTo(owner))
    .map(({ body }) => body)
    .filter((body) => !body.startsWith("Ring this one"));
  const twice = [...Map.groupBy(told, (body) => body)].filter(([, some]) => some.length > 1);
  return [
    ...dead.map(({ kind, error }) => `a timer of kind ${kind} died: ${error}`),
    ...twice.map(([body, { length }]) => `the owner was told ${length} times: ${body}`),
  ];
}
